import { TestBed } from '@angular/core/testing';
import { activeRow, chatRow, meChat, meOffer, meSelf, tomas } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Me } from './me';
import { OpenChats } from './open-chats';

const feeds = {
  'me:maya': {
    self: meSelf({ sites: ['one', 'two'] }),
    'chat:b': meChat('b', { since: 20, unread: 5 }),
    'chat:a': meChat('a', { since: 10, unread: 2 }),
    'offer:1': meOffer('c', 'transfer'),
    'row:far': { kind: 'row', row: chatRow('far') },
  },
  'dashboard:one': { w1: chatRow('w1', { startedAt: 2 }), a: activeRow('a', [tomas]) },
  'dashboard:two': { w2: chatRow('w2', { startedAt: 1 }) },
};

describe('the badges', () => {
  it('N3: My Chats is the sum of the tabs', async () => {
    signedIn(feeds);
    const me = TestBed.inject(Me);
    await flowed();
    expect(me.unread()).toBe(7);
  });

  it('M1: tabs stand in the order of entering', async () => {
    signedIn(feeds);
    const me = TestBed.inject(Me);
    await flowed();
    expect(me.chats().map((chat) => chat.chat)).toEqual(['a', 'b']);
  });

  it('N1: the Dashboard counts who waits on all my sites and in chats that an offer shows, longest first', async () => {
    signedIn(feeds);
    const chats = TestBed.inject(OpenChats);
    await flowed();
    expect(chats.waiting().map((row) => row.chat)).toEqual(['w2', 'w1', 'far']);
    expect(chats.ready()).toBe(true);
  });

  it('N1: the number falls as soon as somebody accepts, and N2 counts offers apart', async () => {
    const server = signedIn(feeds);
    const [me, chats] = [TestBed.inject(Me), TestBed.inject(OpenChats)];
    await flowed();
    server.put('dashboard:one', 'w1', activeRow('w1', [tomas]));
    expect([chats.waiting().length, me.offers().length]).toEqual([2, 1]);
  });

  it('D4: a site that I no longer serve takes its chats with it', async () => {
    const server = signedIn(feeds);
    const chats = TestBed.inject(OpenChats);
    await flowed();
    server.put('me:maya', 'self', meSelf({ sites: ['two'] }));
    await flowed();
    expect([...chats.rows().keys()].sort()).toEqual(['far', 'w2']);
  });
});
