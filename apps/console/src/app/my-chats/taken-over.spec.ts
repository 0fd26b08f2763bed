import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MemberHead } from '#libs/contracts';
import { activeRow, maya, meChat, meSelf, priya, visitor } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { ChatActions } from '../live/chat-actions';
import { TakenOver } from './taken-over';

const head: MemberHead = {
  kind: 'head',
  chat: 'a',
  site: 'site',
  status: 'active',
  visitor: visitor({ name: 'Hannah' }),
  email: null,
  startedAt: 1,
  since: 1,
  previous: null,
  members: [{ ...maya, since: 1, how: 'accepted' }],
  offers: [{ offer: '1', what: 'transfer', by: maya, target: priya, expiresAt: 9 }],
};

async function asked() {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
  const server = signedIn({
    'me:maya': { self: meSelf(), 'chat:a': meChat('a') },
    'dashboard:site': { a: activeRow('a', [maya]) },
    'chat:a': { head },
  });
  const taken = TestBed.inject(TakenOver);
  await flowed();
  await flowed();
  return { server, taken };
}

describe('T1: a chat that I asked another operator to take', () => {
  it('tells who has assumed it when its tab goes', async () => {
    const { server, taken } = await asked();
    server.put('me:maya', 'chat:a', null);
    await flowed();
    expect(taken.told()).toBeNull();
    server.put('dashboard:site', 'a', activeRow('a', [priya]));
    expect(taken.told()).toMatchObject({ visitor: 'Hannah', target: priya });
    taken.dismiss();
    expect(taken.told()).toBeNull();
  });

  it('tells nothing when I have left it myself', async () => {
    const { server, taken } = await asked();
    await TestBed.inject(ChatActions).leave('a');
    server.put('me:maya', 'chat:a', null);
    server.put('dashboard:site', 'a', activeRow('a', [priya]));
    await flowed();
    expect(taken.told()).toBeNull();
  });
});
