import type { ReplayChange, Time } from '#libs/contracts';
import type { Put } from '../feeds';
import type { Receipts } from './receipts';
import type { Stretch } from './visits';

/** The key that empties a whole screen: its window was closed. */
export const wholeScreen = '*';

/** What one fact put into a thread. */
export interface Written extends ReplayChange {
  /** Whose own it is: on that screen it stood before it was recorded. */
  readonly author: string | null;
  /** Of an item; null for the rest, of which a new one replaces the old. */
  readonly place: number | null;
}

/** One reader's way through a thread: what was written, what arrived, and when the reader looked at all. */
export interface Watching {
  readonly reader: string;
  readonly receipts: Receipts;
  /** Times at which the reader's window was connected. */
  readonly connected: readonly Pick<Stretch, 'from' | 'to' | 'position'>[];
}

export const writtenOf = ({ key, row }: Put, at: Time, position: number): Written => ({
  at,
  position,
  key,
  row: row as ReplayChange['row'],
  author: row !== null && 'author' in row ? (row.author as { id: string }).id : null,
  place: /^\d+$/.test(key) ? Number(key) : null,
});

/**
 * What stood on the screen during one visit: items once their receipt says that they had arrived, own ones at once,
 * the rest (heads, marks, sources) when it was written and the window was connected.
 */
export function shownDuring(visit: Stretch, written: readonly Written[], watching: Watching): ReplayChange[] {
  const changes: ReplayChange[] = [];
  for (const one of written) {
    const shown = one.place === null ? pushed(one, watching) : arrived(one, one.place, watching);
    if (shown === null || (visit.to !== null && Math.max(shown.at, one.at) > visit.to)) continue;
    const isOld = shown.at <= visit.from;
    const { at, position } = isOld ? { at: visit.from, position: Math.max(visit.position, shown.position) } : shown;
    changes.push({ at, position, key: one.key, row: one.row });
  }
  return inOrder(latestOfOld(changes, visit.from));
}

function arrived({ author, at, position }: Written, place: number, { reader, receipts }: Watching) {
  if (author === reader) return { at, position };
  const arrival = receipts.of(reader, place);
  return arrival && (arrival.at > at ? arrival : { at, position });
}

/** The next moment of a connected window: what is written meanwhile is merged into what it then gets. */
function pushed({ at, position }: Written, { connected }: Watching) {
  const next = connected.find(({ to }) => to === null || to > at);
  if (!next) return null;
  return next.from > at ? { at: next.from, position: next.position } : { at, position };
}

/** What was rewritten before the visit began is shown as it then stood. */
function latestOfOld(changes: readonly ReplayChange[], from: Time): ReplayChange[] {
  const last = new Map<string, ReplayChange>();
  for (const change of changes) if (change.at === from) last.set(change.key, change);
  return changes.filter((change) => change.at !== from || last.get(change.key) === change);
}

/** Sorting is stable: rows of one moment stay in the order in which they were written. */
export const inOrder = (changes: readonly ReplayChange[]): ReplayChange[] =>
  [...changes].sort((one, other) => one.at - other.at || one.position - other.position);
