import type { DashboardRow } from '#libs/contracts';
import { activeRow, chatRow, maya, meChat, meOffer, tomas } from '../../testing/rows';
import { Entries, type Entry, type Seen } from './entry';
import { actionName, isOver, rowActions } from './row-actions';

const entryOf = (row: DashboardRow, more: Partial<Seen> = {}): Entry =>
  new Entries().from({ rows: new Map([[row.chat, row]]), chats: [], offers: [], ...more })[0]!;
const verbs = (row: DashboardRow, more: Partial<Seen> = {}): string[] =>
  rowActions(entryOf(row, more)).map((action) => action.verb);

describe('D13: the buttons of a row', () => {
  it.each([
    ['Waiting', chatRow('a'), {}, ['Accept', 'Watch']],
    ['Active', activeRow('a', [tomas]), {}, ['Join', 'Watch']],
    ['Vacant', chatRow('a', { status: 'vacant' }), {}, ['Join', 'Watch']],
    ['Invite', activeRow('a', [tomas]), { offers: [meOffer('a', 'invite')] }, ['Accept', 'Decline', 'Watch']],
    ['Transfer', activeRow('a', [tomas]), { offers: [meOffer('a', 'transfer')] }, ['Assume', 'Decline', 'Watch']],
    ['Mine', activeRow('a', [maya]), { chats: [meChat('a')] }, ['Open', 'Leave']],
    ['Watched', activeRow('a', [tomas]), { chats: [meChat('a', { relation: 'watcher' })] }, ['Join', 'Open']],
  ] as const)('%s', (_, row, more, expected) => {
    expect(verbs(row, more as Partial<Seen>)).toEqual(expected);
  });

  it('has an accessible name that says whose chat it is', () => {
    expect(actionName('Accept', 'Hannah Lindqvist')).toBe('Accept chat with Hannah Lindqvist');
    expect(actionName('Assume', 'Visitor 4821')).toBe('Assume chat with Visitor 4821');
  });
});

describe('D5: "Accepted by NAME" in the row', () => {
  it.each([
    ['stays while the chat goes on without me', activeRow('a', [tomas]), {}, false, false],
    ['stays although the row still says Waiting, for a moment', chatRow('a'), {}, true, false],
    ['goes when the chat waits again', chatRow('a'), {}, false, true],
    ['goes when the chat is offered to me', activeRow('a', [tomas]), { offers: [meOffer('a', 'invite')] }, true, true],
    ['goes when I am in it', activeRow('a', [tomas]), { chats: [meChat('a')] }, true, true],
  ] as const)('%s', (_, row, more, isHeld, expected) => {
    expect(isOver(entryOf(row, more as Partial<Seen>), isHeld)).toBe(expected);
  });
});
