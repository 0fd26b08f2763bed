import type { Shown } from './screen-tape';

export interface Gap {
  /** Milliseconds by which the other screen is behind the visitor's; negative: before it. */
  readonly behind: number;
  /** The message has not come to that screen at all yet. */
  readonly waits: boolean;
}

type Arrivals = Shown['items'];

const keyOf = ({ item }: Arrivals[number]): string | null =>
  item.kind === 'message' && item.members !== true ? `${item.at} ${item.author.id}` : null;

/** By how much a screen was behind the visitor's with the newest message that either of them shows; null: there is none. */
export function gapOf(visitor: Arrivals, other: Arrivals, at: number): Gap | null {
  const newest = [...visitor.slice(-1 - tail), ...other.slice(-1 - tail)]
    .filter((one) => keyOf(one) !== null)
    .reduce<Arrivals[number] | null>((last, one) => (last && last.item.at >= one.item.at ? last : one), null);
  if (!newest) return null;
  const key = keyOf(newest);
  const [here, there] = [visitor.findLast((one) => keyOf(one) === key), other.findLast((one) => keyOf(one) === key)];
  if (here && there) return { behind: there.arrived.at - here.arrived.at, waits: false };
  return { behind: here ? Math.max(0, at - here.arrived.at) : Math.min(0, newest.arrived.at - at), waits: true };
}

/** Notices and members' own messages may stand after the newest message that both sides receive. */
const tail = 50;
