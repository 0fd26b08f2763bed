import type { MessageItem, ReplayChange } from '#libs/contracts';
import { momentAt } from './moment';
import { paneLines, type PaneReader } from './pane-lines';
import { type Row, ScreenTape } from './screen-tape';

const said = (n: number, by: 'v' | 'o', more: Partial<MessageItem> = {}): Row => ({
  kind: 'message',
  ...{ n, at: n * 1000, text: `${by}${n}`, author: { kind: by === 'v' ? 'visitor' : 'operator', id: by, name: null } },
  ...more,
});
const change = (at: number, key: string, row: Row | null): ReplayChange => ({ at, position: at, key, row });
const mark = (read: number): Row => ({ kind: 'mark', who: 'visitor', id: 'v', delivered: read, read });
const reader: PaneReader = {
  ...{ id: 'o', kind: 'operator', visitorName: 'Mei-Ling', operatorName: 'Operator' },
  words: (words) => (typeof words === 'string' ? words : 'Erased'),
  notice: ({ code }) => (code === 'closed' ? 'closed' : ''),
};
const linesOf = (changes: ReplayChange[], at: number, most = 99) => {
  const tape = new ScreenTape(changes);
  const count = tape.countAt(momentAt(at));
  return paneLines(tape.at(count), reader, most);
};

describe('the lines of a pane', () => {
  it('A2: own messages are told apart, and the author who goes on is not named again', () => {
    const lines = linesOf(
      [change(1, '1', said(1, 'v')), change(2, '2', said(2, 'o')), change(3, '3', said(3, 'o'))],
      9,
    );
    expect(lines.map((line) => line.kind === 'message' && [line.mine, line.continued])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('A2: "Seen" stands under the newest own message that was seen, with the moment at which this screen said so', () => {
    const changes = [change(1, '1', said(1, 'o')), change(2, '2', said(2, 'o')), change(50, 'mark:v', mark(1))];
    const seen = (at: number) => linesOf(changes, at).map((line) => line.kind === 'message' && line.seenAt);
    expect(seen(49)).toEqual([null, null]);
    expect(seen(50)).toEqual([50, null]);
  });

  it('A5: erased words are a labelled hole', () => {
    const [line] = linesOf([change(1, '1', said(1, 'v', { text: { erased: true } }))], 9);
    expect(line).toMatchObject({ text: 'Erased', erased: true });
  });

  it('K1: a notice that this reader is told nothing of has no line', () => {
    const notice = (n: number, code: 'closed' | 'invited'): Row => ({
      kind: 'notice',
      ...{ n, at: n, code, by: null, about: null },
    });
    expect(linesOf([change(1, '1', notice(1, 'invited')), change(2, '2', notice(2, 'closed'))], 9)).toHaveLength(1);
  });

  it('A2: of a long chat the newest lines are shown', () => {
    const changes = Array.from({ length: 300 }, (_, n) => change(n, String(n + 1), said(n + 1, 'v')));
    expect(linesOf(changes, 999, 80).map((line) => line.n)).toEqual(Array.from({ length: 80 }, (_, i) => 221 + i));
  });
});
