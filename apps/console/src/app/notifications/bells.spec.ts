import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { activeRow, chatRow, meChat, meOffer, meSelf, tomas } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Clock } from '../live/clock';
import { Bells } from './bells';
import { OnScreen } from './on-screen';
import { Sound } from './sound';

/** The bells of Maya, whose sound is unlocked; `heard` is what was played and stopped. */
async function bells(dashboard: Record<string, unknown>, choices: Record<string, number | string> = {}) {
  const heard: string[] = [];
  const now = signal(1_000_000);
  const sound = {
    state: signal('ready'),
    play: (ring: string, volume: number) => heard.push(`${ring} ${volume}`),
    stop: (ring: string) => heard.push(`stop ${ring}`),
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: Sound, useValue: sound },
      { provide: Clock, useValue: { now } },
      { provide: OnScreen, useValue: { has: (chat: string) => chat === 'seen', seen: signal(true) } },
    ],
  });
  const server = signedIn({
    'me:maya': { self: meSelf({ choices }), 'chat:mine': meChat('mine'), 'chat:seen': meChat('seen') },
    'dashboard:site': dashboard,
  });
  TestBed.inject(Bells);
  await flowed();
  return { heard, now, server };
}

describe('the bells', () => {
  it('N4: ring for those who wait until nobody does, and are silent at that moment', async () => {
    const { heard, now, server } = await bells({ a: chatRow('a') });
    expect(heard).toContain('waiting 60');
    heard.length = 0;
    now.set(1_019_000);
    TestBed.tick();
    expect(heard).toEqual([]);
    now.set(1_020_000);
    TestBed.tick();
    expect(heard).toEqual(['waiting 60']);
    server.put('dashboard:site', 'a', activeRow('a', [tomas]));
    TestBed.tick();
    expect(heard.at(-1)).toBe('stop waiting');
    now.set(1_090_000);
    TestBed.tick();
    expect(heard.at(-1)).toBe('stop waiting');
  });

  it('ring once only, where that is chosen', async () => {
    const { heard, now } = await bells({ a: chatRow('a') }, { repeatWaiting: 0, volume: 30 });
    now.set(2_000_000);
    TestBed.tick();
    expect(heard.filter((one) => one === 'waiting 30').length).toBe(1);
  });

  it('N4, I3: ring for a message that nobody sees, and for an offer', async () => {
    const { heard, server } = await bells({});
    heard.length = 0;
    server.put('me:maya', 'chat:seen', meChat('seen', { unread: 1 }));
    TestBed.tick();
    expect(heard.filter((one) => !one.startsWith('stop'))).toEqual([]);
    server.put('me:maya', 'chat:mine', meChat('mine', { unread: 1 }));
    TestBed.tick();
    server.put('me:maya', 'offer:1', meOffer('c', 'transfer'));
    TestBed.tick();
    expect(heard.filter((one) => !one.startsWith('stop'))).toEqual(['message 60', 'offer 60']);
  });
});
