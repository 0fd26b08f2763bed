import { TestBed } from '@angular/core/testing';
import { meChat, meSelf } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Me } from './me';
import { TabOrder } from './tab-order';

const feeds = {
  'me:maya': {
    self: meSelf(),
    'chat:a': meChat('a', { since: 1 }),
    'chat:b': meChat('b', { since: 2 }),
    'chat:c': meChat('c', { since: 3 }),
  },
};

describe('M1: the order of the tabs', () => {
  beforeEach(() => localStorage.clear());
  const tabs = () =>
    TestBed.inject(Me)
      .chats()
      .map((chat) => chat.chat);

  it('is that of entering until one is moved; what comes later stands at the end', async () => {
    const server = signedIn(feeds);
    TestBed.inject(Me);
    await flowed();
    TestBed.inject(TabOrder).move(tabs(), 'c', -1);
    expect(tabs()).toEqual(['a', 'c', 'b']);
    server.put('me:maya', 'chat:d', meChat('d', { since: 0 }));
    expect(tabs()).toEqual(['a', 'c', 'b', 'd']);
  });

  it('does not change at its ends', async () => {
    signedIn(feeds);
    TestBed.inject(Me);
    await flowed();
    TestBed.inject(TabOrder).move(tabs(), 'a', -1);
    TestBed.inject(TabOrder).move(tabs(), 'c', 1);
    expect(tabs()).toEqual(['a', 'b', 'c']);
  });
});
