import { TestBed } from '@angular/core/testing';
import { LiveConnection } from '#libs/sync-client';
import { CONNECT } from '../app/live/connect';
import { Live } from '../app/live/live';
import { FakeServer } from './fake-server';
import { maya } from './rows';

/** Maya is signed in, with these feeds. Call `flowed` before looking. */
export function signedIn(feeds: Record<string, Record<string, unknown>>, answer?: FakeServer['answerTo']): FakeServer {
  const server = new FakeServer((feed) => feeds[feed] ?? {}, answer);
  TestBed.configureTestingModule({ providers: [{ provide: CONNECT, useValue: () => new LiveConnection(server) }] });
  TestBed.inject(Live).open(maya.id, 'csrf', 'operator');
  return server;
}

/** Lets feeds that open feeds come in: a few turns of effects and answers. */
export async function flowed(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    TestBed.tick();
    await new Promise((passed) => setTimeout(passed));
    await new Promise((passed) => setTimeout(passed));
  }
  TestBed.tick();
}
