import type { MemberThreadRow } from '#libs/contracts';
import { message } from '../../testing/rows';
import { ThreadRows } from './thread-rows';

const mark = (read: number): MemberThreadRow => ({ kind: 'mark', who: 'visitor', id: 'v', delivered: read, read });

describe('the rows of a thread', () => {
  const rows = new Map<string, MemberThreadRow>();
  let thread: ThreadRows;
  const places = (): number[] => thread.items.map(({ n }) => n);
  const put = (...all: number[]): string[] => all.map((n) => (rows.set(String(n), message(n, null)), String(n)));

  beforeEach(() => {
    rows.clear();
    rows.set('mark:v', mark(1));
    put(12, 3, 11);
    thread = new ThreadRows(rows);
  });

  it('M3: stand in the order of their places, whatever order they came in', () => {
    expect(places()).toEqual([3, 11, 12]);
    thread.take(put(14, 13));
    expect(places()).toEqual([3, 11, 12, 13, 14]);
    thread.take(put(2, 1, 15));
    expect(places()).toEqual([1, 2, 3, 11, 12, 13, 14, 15]);
  });

  it('are each there once, as they are now', () => {
    rows.set('11', { ...message(11, null), text: 'Anew' });
    thread.take(['11', ...put(13)]);
    expect(places()).toEqual([3, 11, 12, 13]);
    expect(thread.items[1]).toMatchObject({ text: 'Anew' });
  });

  it('go when they are gone', () => {
    rows.delete('12');
    rows.delete('mark:v');
    thread.take(['12', 'mark:v']);
    expect(places()).toEqual([3, 11]);
    expect([...thread.others]).toEqual([]);
  });

  it('N4: a mark that moves leaves the list of messages the very same', () => {
    const before = thread.items;
    rows.set('mark:v', mark(12));
    thread.take(['mark:v']);
    expect(thread.items).toBe(before);
    expect([...thread.others.values()]).toEqual([mark(12)]);
  });
});
