import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { meSelf } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Clock } from '../live/clock';
import { Live } from '../live/live';
import { Session } from '../sign-in/session';
import { Idle, SESSION_CHANNEL } from './idle';

const minute = 60_000;

async function idle() {
  const now = signal(0);
  const asked: string[] = [];
  const channel = {
    told: 0,
    postMessage: () => void channel.told++,
    onmessage: null as (() => void) | null,
    close: () => undefined,
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: { now } },
      { provide: SESSION_CHANNEL, useValue: channel },
      { provide: Session, useValue: { resume: () => Promise.resolve(asked.push('resume')) } },
    ],
  });
  signedIn({ 'me:maya': { self: meSelf() } });
  const live = TestBed.inject(Live);
  const query = live.query.bind(live);
  live.query = (type, body) => (asked.push(type), query(type, body));
  const all = TestBed.inject(Idle);
  await flowed();
  const at = (minutes: number): void => {
    now.set(minutes * minute);
    TestBed.tick();
  };
  return { all, asked, at, channel, live };
}

describe('a session that nobody uses', () => {
  it('is announced to end two minutes before', async () => {
    const { all, at } = await idle();
    at(27.9);
    expect(all.left()).toBe(null);
    at(28.5);
    expect(all.left()).toBe(90);
  });

  it('goes on with every command, and the other windows are told', async () => {
    const { all, at, live, channel } = await idle();
    at(29);
    const before = channel.told;
    void live.send('presence.set', { status: 'away' });
    at(29);
    expect([all.left(), channel.told]).toEqual([null, before + 1]);
  });

  it('goes on when another window has asked the server for something', async () => {
    const { all, at, channel } = await idle();
    at(29);
    channel.onmessage?.();
    expect(all.left()).toBe(null);
  });

  it('goes on when the operator wants to stay', async () => {
    const { all, asked, at } = await idle();
    at(29);
    all.renew();
    expect([all.left(), asked]).toEqual([null, ['sessions.mine']]);
  });

  it('is renewed by whoever does something, at most every five minutes', async () => {
    const { all, asked, at } = await idle();
    for (let minutes = 1; minutes <= 12; minutes++) {
      at(minutes);
      document.dispatchEvent(new Event('pointerdown'));
    }
    at(40 - 0.1);
    expect(asked).toEqual(['sessions.mine', 'sessions.mine']);
    expect(all.left()).toBe(null);
  });

  it('ends by the word of the server, not of this window', async () => {
    const { asked, at } = await idle();
    at(30);
    expect(asked).toEqual(['resume']);
  });
});
