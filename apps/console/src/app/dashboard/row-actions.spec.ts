import { TestBed } from '@angular/core/testing';
import type { DashboardRow } from '#libs/contracts';
import { activeRow, chatRow, maya, meChat, meOffer, tomas } from '../../testing/rows';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { Entries, type Entry, type Seen } from './entry';
import { actionName, isOver, rowActions } from './row-actions';

const entryOf = (row: DashboardRow, more: Partial<Seen> = {}): Entry =>
  new Entries().from({ rows: new Map([[row.chat, row]]), chats: [], offers: [], ...more })[0]!;
const verbs = (row: DashboardRow, more: Partial<Seen> = {}): string[] =>
  rowActions(entryOf(row, more)).map((action) => action.verb);

describe('D13: the buttons of a row', () => {
  it.each([
    ['Waiting', chatRow('a'), {}, ['accept', 'watch']],
    ['Active', activeRow('a', [tomas]), {}, ['join', 'watch']],
    ['Vacant', chatRow('a', { status: 'vacant' }), {}, ['join', 'watch']],
    ['Invite', activeRow('a', [tomas]), { offers: [meOffer('a', 'invite')] }, ['accept', 'decline', 'watch']],
    ['Transfer', activeRow('a', [tomas]), { offers: [meOffer('a', 'transfer')] }, ['assume', 'decline', 'watch']],
    ['Mine', activeRow('a', [maya]), { chats: [meChat('a')] }, ['open', 'leave']],
    ['Watched', activeRow('a', [tomas]), { chats: [meChat('a', { relation: 'watcher' })] }, ['join', 'open']],
  ] as const)('%s', (_, row, more, expected) => {
    expect(verbs(row, more as Partial<Seen>)).toEqual(expected);
  });

  it('has an accessible name that says whose chat it is', () => {
    const t = TestBed.inject(Texts).of(dashboard);
    expect(actionName('accept', 'Hannah Lindqvist', t)).toBe('Accept chat with Hannah Lindqvist');
    expect(actionName('assume', 'Visitor 4821', t)).toBe('Assume chat with Visitor 4821');
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
