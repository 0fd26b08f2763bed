import type { DashboardRow } from '#libs/contracts';
import { activeRow, chatRow, tomas } from '../../testing/rows';
import { Entries } from './entry';
import { grouped } from './groups';
import { heldLines, type Line, linesOf } from './lines';

const lines = (...rows: DashboardRow[]): Line[] =>
  linesOf(grouped(new Entries().from({ rows: new Map(rows.map((row) => [row.chat, row])), chats: [], offers: [] })));
const keys = (all: readonly Line[]): string[] => all.map((line) => line.key);
const chatLine = (all: readonly Line[], key: string) => all.find((line) => line.kind === 'chat' && line.key === key);

describe('the lines of the list', () => {
  it('are headings and their chats; Waiting has its heading even when nobody waits', () => {
    expect(keys(lines(activeRow('a', [tomas])))).toEqual(['waiting', 'active', 'a']);
  });
});

describe('D2: lines held while the pointer moves', () => {
  const [a, b] = [chatRow('a', { startedAt: 1 }), chatRow('b', { startedAt: 2 })];
  const held = lines(a, b);

  it('keep their order, whatever comes and goes', () => {
    const current = lines(chatRow('first', { startedAt: 0 }), b, activeRow('a', [tomas]));
    expect(keys(current)).toEqual(['waiting', 'first', 'b', 'active', 'a']);
    expect(keys(heldLines(held, current))).toEqual(['waiting', 'a', 'b']);
  });

  it('say what is said now, but offer what was aimed at', () => {
    const line = chatLine(heldLines(held, lines(b, activeRow('a', [tomas]))), 'a');
    expect(line).toMatchObject({ entry: { label: 'waiting', group: 'waiting', row: { members: [tomas] } } });
  });

  it('keep a chat that went, marked as gone', () => {
    expect(chatLine(heldLines(held, lines(b)), 'a')).toMatchObject({ gone: true });
    expect(chatLine(heldLines(held, lines(b)), 'b')).toMatchObject({ gone: false });
  });

  it('leave rows alone that have not changed', () => {
    const same = new Entries();
    const rows = new Map([['a', a]]);
    const first = linesOf(grouped(same.from({ rows, chats: [], offers: [] })));
    const second = linesOf(grouped(same.from({ rows, chats: [], offers: [] })));
    expect(heldLines(first, second)[1]).toBe(first[1]);
  });
});
