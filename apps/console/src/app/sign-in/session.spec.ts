import { TestBed } from '@angular/core/testing';
import { LiveConnection } from '#libs/sync-client';
import { FakeServer } from '../../testing/fake-server';
import { CONNECT } from '../live/connect';
import { Live } from '../live/live';
import { Session } from './session';

const answer = { operator: { id: 'maya', name: 'Maya', email: 'maya@example.com', role: 'operator' }, csrfToken: 'c' };
const calls: [string, RequestInit][] = [];
let status = 200;
let body: object = {};

/** A response as far as the session looks at it; the browser's own class is missing here. */
function respond(url: unknown, init: RequestInit = {}): Promise<Response> {
  calls.push([String(url), init]);
  return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
}

function session(): Session {
  calls.length = 0;
  globalThis.fetch = respond;
  const connect = () => new LiveConnection(new FakeServer(() => ({})));
  TestBed.configureTestingModule({ providers: [{ provide: CONNECT, useValue: connect }] });
  return TestBed.inject(Session);
}

describe('the session', () => {
  it('opens the line when somebody is signed in', async () => {
    [status, body] = [200, { ...answer, mustChangePassword: false }];
    const all = session();
    await all.resume();
    expect([all.state(), TestBed.inject(Live).operator()]).toEqual(['in', 'maya']);
  });

  it('P3: with the start password there is no line, only the change', async () => {
    [status, body] = [200, { ...answer, mustChangePassword: true }];
    const all = session();
    await all.signIn('maya@example.com', 'password');
    expect([all.state(), TestBed.inject(Live).operator()]).toEqual(['restricted', null]);
  });

  it('is out when the server says so', async () => {
    [status, body] = [401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' }];
    const all = session();
    await all.resume();
    expect(all.state()).toBe('out');
  });

  it('P1: tells that it ended, or that the operator ended it; on the first visit neither', async () => {
    const asked = async (): Promise<string> => {
      await all.resume();
      return all.why();
    };
    [status, body] = [401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' }];
    const all = session();
    expect(await asked()).toBe('never');
    [status, body] = [200, { ...answer, mustChangePassword: false }];
    await all.resume();
    [status, body] = [401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' }];
    expect(await asked()).toBe('ended');
    [status, body] = [200, { ...answer, mustChangePassword: false }];
    await all.signIn('maya@example.com', 'password');
    await all.signOut();
    expect(all.why()).toBe('signed-out');
  });

  it('tells why a password was not changed, and stays as it was', async () => {
    [status, body] = [200, { ...answer, mustChangePassword: true }];
    const all = session();
    await all.resume();
    [status, body] = [400, { code: 'BAD_FIELD', message: 'This password is too common.', field: 'next' }];
    expect(await all.changePassword('password', 'password1234')).toMatchObject({
      message: 'This password is too common.',
    });
    expect(all.state()).toBe('restricted');
  });

  it('an auditor has a line too: his own choices come over it', async () => {
    const operator = { ...answer.operator, role: 'auditor' };
    [status, body] = [200, { ...answer, operator, mustChangePassword: false }];
    const all = session();
    await all.resume();
    expect([all.state(), TestBed.inject(Live).operator()]).toEqual(['in', 'maya']);
  });

  it('carries the token against forged requests on every later call', async () => {
    [status, body] = [200, { ...answer, mustChangePassword: false }];
    const all = session();
    await all.resume();
    await all.signOut();
    expect(calls.map(([, init]) => (init.headers as Record<string, string>)['x-csrf-token'])).toEqual([undefined, 'c']);
    expect(all.state()).toBe('out');
  });
});
