import type { DashboardRow } from '#libs/contracts';
import { activeRow, chatRow, maya, meChat, meOffer, priya, tomas, visitor } from '../../testing/rows';
import { Entries, type Entry } from './entry';
import { grouped, isMeant } from './groups';

const entriesOf = (rows: DashboardRow[], more: object = {}): Entry[] =>
  new Entries().from({ rows: new Map(rows.map((row) => [row.chat, row])), chats: [], offers: [], ...more });
const chatsIn = (entries: Entry[]): Record<string, string[]> =>
  Object.fromEntries(grouped(entries).map(({ name, entries: all }) => [name, all.map((entry) => entry.chat)]));

describe('D2: the groups of the Dashboard', () => {
  it('stand in this order: For you, Waiting, Active, Vacant', () => {
    expect(grouped([]).map((group) => group.name)).toEqual(['for-you', 'waiting', 'active', 'vacant']);
  });

  it('For you: transfers before invites, each by age', () => {
    const rows = ['a', 'b', 'c', 'd'].map((chat) => activeRow(chat, [tomas]));
    const offers = [
      meOffer('a', 'invite', 1),
      meOffer('b', 'transfer', 9),
      meOffer('c', 'transfer', 3),
      meOffer('d', 'invite', 0),
    ];
    expect(chatsIn(entriesOf(rows, { offers }))['for-you']).toEqual(['c', 'b', 'd', 'a']);
  });

  it('Waiting: longest first, by the age of the chat (D7: who waits again keeps the old place)', () => {
    const rows = [
      chatRow('new', { startedAt: 30, since: 30 }),
      chatRow('again', { startedAt: 10, since: 50 }),
      chatRow('old', { startedAt: 20, since: 20 }),
    ];
    expect(chatsIn(entriesOf(rows))['waiting']).toEqual(['again', 'old', 'new']);
  });

  it('Active: mine first, then recent; a watched one is not mine', () => {
    const rows = [
      activeRow('older', [tomas], { since: 1 }),
      activeRow('newer', [tomas], { since: 2 }),
      activeRow('mine', [maya], { since: 0 }),
      activeRow('watched', [tomas], { since: 0 }),
    ];
    const chats = [meChat('mine'), meChat('watched', { relation: 'watcher' })];
    expect(chatsIn(entriesOf(rows, { chats }))['active']).toEqual(['mine', 'newer', 'older', 'watched']);
  });

  it('Active: what was written last comes first; a chat in which nothing was written counts from its status', () => {
    const last = (at: number): DashboardRow['last'] => ({ from: 'visitor', name: null, text: 'Hi', at });
    const rows = [
      activeRow('silent', [tomas], { since: 5 }),
      activeRow('lively', [tomas], { since: 1, last: last(9) }),
      activeRow('old', [tomas], { since: 7, last: last(3) }),
    ];
    expect(chatsIn(entriesOf(rows))['active']).toEqual(['lively', 'silent', 'old']);
  });

  it('a chat that is offered to me stands in For you only', () => {
    const groups = chatsIn(entriesOf([activeRow('a', [tomas])], { offers: [meOffer('a', 'invite')] }));
    expect(groups).toEqual({ 'for-you': ['a'], waiting: [], active: [], vacant: [] });
  });
});

describe('the filter', () => {
  const [entry] = entriesOf([
    activeRow('a', [priya], {
      visitor: visitor({ name: 'Hannah Lindqvist' }),
      last: { from: 'visitor', name: null, text: 'My payment went through twice', at: 1000 },
    }),
  ]);
  it.each([
    ['hannah', true],
    ['priya payment', true],
    ['/cart', true],
    ['tomás', false],
  ])('%s: %s', (words, meant) => {
    expect(isMeant(entry!, words)).toBe(meant);
  });
});
