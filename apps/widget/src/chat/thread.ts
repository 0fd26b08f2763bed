import type { MessageItem, NoticeItem, VisitorHead, VisitorThreadRow, Words } from '#libs/contracts';

export type Receipt = 'sending' | 'delivered' | 'seen' | 'failed';

export interface MessageEntry {
  kind: 'message';
  key: string;
  mine: boolean;
  /** Null for the visitor. */
  author: string | null;
  /** First of several by one person. */
  leads: boolean;
  text: Words;
  at: number;
  /** Said once for a run of messages: under the last that it is true of. */
  receipt: Receipt | null;
  /** Own text that can be tried again. */
  again: string | null;
}
export interface NoticeEntry {
  kind: 'notice';
  key: string;
  item: NoticeItem;
}
export type Entry = MessageEntry | NoticeEntry;

/** An own text that the thread may not show yet. */
export interface Sent {
  id: string;
  text: string;
  at: number;
  state: 'sending' | 'sent' | 'failed';
  retriable: boolean;
}

const endings = new Set<NoticeItem['code']>(['kicked', 'visitor-left', 'closed']);

type Rows = ReadonlyMap<string, VisitorThreadRow>;
type Item = MessageItem | NoticeItem;

export function headOf(rows: Rows): VisitorHead | null {
  const head = rows.get('head');
  return head?.kind === 'head' ? head : null;
}

/** In the order of the chat's own numbers. */
export function itemsOf(rows: Rows): Item[] {
  const items = [...rows.values()].filter((row): row is Item => row.kind === 'message' || row.kind === 'notice');
  return items.sort((one, other) => one.n - other.n);
}

/** How far anybody of that side has seen the thread. */
export function seenBy(who: 'visitor' | 'operator', rows: Rows): number {
  return Math.max(0, ...[...rows.values()].map((row) => (row.kind === 'mark' && row.who === who ? row.read : 0)));
}

/** Messages by operators that the visitor has not seen. */
export function unreadAfter(read: number, rows: Rows): number {
  return itemsOf(rows).filter((item) => item.n > read && item.kind === 'message' && item.author.kind === 'operator')
    .length;
}

/** Everything that is shown, own texts on their way at the end. A text that the thread shows is not shown twice. */
export function threadOf(rows: Rows, outgoing: readonly Sent[]): Entry[] {
  const items = itemsOf(rows);
  const shown = new Set(items.map((item) => (item.kind === 'message' ? item.id : undefined)));
  const entries: Entry[] = items.map((item) => (item.kind === 'message' ? messageEntry(item) : noticeEntry(item)));
  const own = outgoing.filter(({ id }) => !shown.has(id)).map(outgoingEntry);
  entries.splice(endOf(items), 0, ...own);
  return withReceipts(withLeads(entries), items, seenBy('operator', rows));
}

/** Behind the last item, but before the sentence that ends the chat: that one stays the last. */
function endOf(items: Item[]): number {
  const last = items.at(-1);
  return last?.kind === 'notice' && endings.has(last.code) ? items.length - 1 : items.length;
}

function messageEntry(item: MessageItem): MessageEntry {
  const mine = item.author.kind === 'visitor';
  return {
    kind: 'message',
    key: item.id ?? String(item.n),
    mine,
    author: mine ? null : item.author.name,
    leads: false,
    text: item.text,
    at: item.at,
    receipt: null,
    again: null,
  };
}

function noticeEntry(item: NoticeItem): NoticeEntry {
  return { kind: 'notice', key: String(item.n), item };
}

function outgoingEntry({ id, text, at, state, retriable }: Sent): MessageEntry {
  const receipt = state === 'sent' ? 'delivered' : state;
  const again = state === 'failed' && retriable ? id : null;
  return { kind: 'message', key: id, mine: true, author: null, leads: false, text, at, receipt, again };
}

function withLeads(entries: Entry[]): Entry[] {
  return entries.map((entry, at) => {
    const before = entries[at - 1];
    if (entry.kind === 'notice') return entry;
    const follows = before?.kind === 'message' && before.mine === entry.mine && before.author === entry.author;
    return { ...entry, leads: !follows };
  });
}

/** `seen` under the last own message that was seen, `delivered` and `sending` under the last that is no further. */
function withReceipts(entries: Entry[], items: Item[], seen: number): Entry[] {
  const numbers = new Map(items.map((item) => [item.kind === 'message' && item.id ? item.id : String(item.n), item.n]));
  const last = new Map<Receipt, string>();
  const withAll = entries.map((entry) => {
    if (entry.kind === 'notice' || !entry.mine) return entry;
    const n = numbers.get(entry.key);
    const receipt = n === undefined ? entry.receipt : n <= seen ? 'seen' : 'delivered';
    if (receipt) last.set(receipt, entry.key);
    return { ...entry, receipt };
  });
  return withAll.map((entry) => {
    if (entry.kind === 'notice' || !entry.receipt || entry.receipt === 'failed') return entry;
    return last.get(entry.receipt) === entry.key ? entry : { ...entry, receipt: null };
  });
}
