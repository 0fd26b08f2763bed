import type { MessageItem, NoticeItem, VisitorThreadRow } from '#libs/contracts';
import { type Entry, type Sent, seenBy, threadOf, unreadAfter } from './thread';

const maya = { kind: 'operator', id: 'maya', name: 'Maya' } as const;
const visitor = { kind: 'visitor', id: 'visitor', name: null } as const;

const mine = (n: number, id = `id-${n}`): MessageItem => ({
  kind: 'message',
  n,
  at: n,
  author: visitor,
  text: `mine ${n}`,
  id,
});
const hers = (n: number): MessageItem => ({ kind: 'message', n, at: n, author: maya, text: `hers ${n}` });
const joined = (n: number): NoticeItem => ({
  kind: 'notice',
  n,
  at: n,
  code: 'accepted',
  by: { id: 'maya', name: 'Maya' },
  about: null,
});
const mark = (who: 'visitor' | 'operator', read: number): VisitorThreadRow => ({
  kind: 'mark',
  who,
  id: who,
  delivered: read,
  read,
});
const rows = (...all: VisitorThreadRow[]) =>
  new Map(all.map((row) => ['n' in row ? String(row.n) : row.kind === 'mark' ? `mark:${row.id}` : 'head', row]));
const sent = (id: string, state: Sent['state'] = 'sending'): Sent => ({
  id,
  text: id,
  at: 9,
  state,
  retriable: state === 'failed',
});
const receipts = (entries: Entry[]) => entries.map((entry) => (entry.kind === 'message' ? entry.receipt : null));

describe('the visitor’s thread', () => {
  it('M3: is in the order of its numbers, whatever order the rows came in', () => {
    const entries = threadOf(rows(hers(3), mine(1), joined(2)), []);
    expect(entries.map(({ key }) => key)).toEqual(['id-1', '2', '3']);
  });

  it('M3: an own text is shown at once, and once only when its row comes', () => {
    const before = threadOf(rows(joined(1)), [sent('a'), sent('b')]);
    expect(before.map(({ key }) => key)).toEqual(['1', 'a', 'b']);
    const after = threadOf(rows(joined(1), mine(2, 'a')), [sent('a', 'sent'), sent('b')]);
    expect(after.map(({ key }) => key)).toEqual(['1', 'a', 'b']);
  });

  it('V7: says seen and delivered once each, under the last message that it is true of', () => {
    const entries = threadOf(rows(mine(1), mine(2), mine(3), mine(4), mark('operator', 2)), [sent('a'), sent('b')]);
    expect(receipts(entries)).toEqual([null, 'seen', null, 'delivered', null, 'sending']);
  });

  it('V7: the furthest of several operators counts, and the visitor’s own mark never does', () => {
    const thread = rows(mine(1), mine(2), mark('visitor', 2));
    expect(receipts(threadOf(thread, []))).toEqual([null, 'delivered']);
    thread.set('mark:a', mark('operator', 1)).set('mark:b', mark('operator', 2));
    expect(seenBy('operator', thread)).toBe(2);
    expect(receipts(threadOf(thread, []))).toEqual([null, 'seen']);
  });

  it('K6: what was not sent says so, each for itself, and only what can be tried again offers it', () => {
    const gone = { ...sent('b', 'failed'), retriable: false };
    const entries = threadOf(rows(mine(1)), [sent('a', 'failed'), gone]);
    expect(receipts(entries)).toEqual(['delivered', 'failed', 'failed']);
    expect(entries.map((entry) => entry.kind === 'message' && entry.again)).toEqual([null, 'a', null]);
  });

  it('K1: the sentence that ends the chat stays the last item, whatever came too late', () => {
    const kicked: NoticeItem = { ...joined(2), code: 'kicked' };
    const late = { ...sent('late', 'failed'), retriable: false };
    expect(threadOf(rows(mine(1), kicked), [late]).map(({ key }) => key)).toEqual(['id-1', 'late', '2']);
  });

  it('a name stands over the first of several messages', () => {
    const entries = threadOf(rows(hers(1), hers(2), mine(3), hers(4), joined(5), hers(6)), []);
    expect(entries.map((entry) => entry.kind === 'message' && entry.leads)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('the number on the launcher', () => {
  it('N4: counts messages by operators after the visitor’s position, no notice and nothing of one’s own', () => {
    const thread = rows(hers(1), joined(2), hers(3), mine(4), hers(5), mark('operator', 5));
    expect([unreadAfter(0, thread), unreadAfter(1, thread), unreadAfter(5, thread)]).toEqual([3, 2, 0]);
  });
});
