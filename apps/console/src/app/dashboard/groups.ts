import { pageText, visitorName, wordsText } from '../ui/shown';
import { type Entry, type GroupName, isMine } from './entry';

export interface Group {
  readonly name: GroupName;
  readonly entries: readonly Entry[];
}

/** D2: the groups in their order on the page. */
export const groupNames: readonly GroupName[] = ['for-you', 'waiting', 'active', 'vacant'];

type Order = (a: Entry, b: Entry) => number;
const byTime =
  (time: (entry: Entry) => number): Order =>
  (a, b) =>
    time(b) - time(a) || a.chat.localeCompare(b.chat);
/** By the last message; a chat in which nothing was written, by its status. */
const lively = byTime(({ row }) => row.last?.at ?? row.since);

const orders: Record<GroupName, Order> = {
  'for-you': (a, b) =>
    Number(b.label === 'transfer') - Number(a.label === 'transfer') || (a.offer?.at ?? 0) - (b.offer?.at ?? 0),
  /** By the age of the chat, not of this round of waiting (D7). */
  waiting: (a, b) => a.row.startedAt - b.row.startedAt || a.chat.localeCompare(b.chat),
  active: (a, b) => Number(isMine(b)) - Number(isMine(a)) || lively(a, b),
  vacant: byTime(({ row }) => row.since),
};

/** D2: For you, Waiting, Active, Vacant, each in its own order; a chat stands in one group only. */
export function grouped(entries: readonly Entry[]): Group[] {
  return groupNames.map((name) => ({
    name,
    entries: entries.filter((entry) => entry.group === name).sort(orders[name]),
  }));
}

/** Whether a chat is one that the filter's words mean: by visitor, page, last line or operator. */
export function isMeant(entry: Entry, words: string): boolean {
  const { row } = entry;
  const last = row.last ? wordsText(row.last.text) : '';
  const told = [visitorName(row.visitor), pageText(row.page), last, ...row.members.map((member) => member.name)];
  const text = told.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
