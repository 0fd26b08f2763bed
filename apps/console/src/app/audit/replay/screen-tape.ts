import type { ReplayChange } from '#libs/contracts';
import { countUpTo, type Moment } from './moment';

export type Row = NonNullable<ReplayChange['row']>;
export type Item = Extract<Row, { kind: 'message' | 'notice' }>;
export type Mark = Extract<Row, { kind: 'mark' }>;

/** What one screen showed, as a function of how many of its changes have come. */
export interface Shown {
  /** In the order of their places. */
  readonly items: readonly { readonly item: Item; readonly arrived: Moment }[];
  readonly head: Extract<Row, { kind: 'head' }> | null;
  readonly marks: readonly Mark[];
}

/** A screen at one moment. */
export interface ScreenNow {
  readonly tape: ScreenTape;
  readonly count: number;
  readonly shown: Shown;
}

interface Step {
  readonly index: number;
  readonly row: Row | null;
}
interface Track {
  readonly key: string;
  /** Its changes, by their place among all. */
  readonly steps: Step[];
}

/** The key that empties the whole screen. */
const wholeScreen = '*';

/** Answers any moment at once, in whichever direction: the changes of each key lie in order beside each other. */
export class ScreenTape {
  readonly #items: Track[];
  readonly #others: Track[];
  /** Places at which the screen was emptied. */
  readonly #emptied: number[] = [];

  constructor(readonly changes: readonly ReplayChange[]) {
    const tracks = new Map<string, Track>();
    changes.forEach(({ key, row }, index) => {
      if (key === wholeScreen) return void this.#emptied.push(index);
      const track = tracks.get(key) ?? { key, steps: [] };
      track.steps.push({ index, row });
      tracks.set(key, track);
    });
    const all = [...tracks.values()];
    this.#items = all.filter(isItem).sort((one, other) => Number(one.key) - Number(other.key));
    this.#others = all.filter((track) => !isItem(track));
  }

  /** How many changes have come by then. */
  countAt(moment: Moment): number {
    return countUpTo(this.changes, moment);
  }

  at(count: number): ScreenNow {
    return { tape: this, count, shown: this.shown(count) };
  }

  shown(count: number): Shown {
    const since = this.#emptied.findLast((index) => index < count) ?? -1;
    const items: { item: Item; arrived: Moment }[] = [];
    for (const track of this.#items) {
      const [row, first] = [latest(track, count, since), firstSince(track, since)];
      const arrived = first && this.changes[first.index];
      if (row && arrived && (row.kind === 'message' || row.kind === 'notice')) items.push({ item: row, arrived });
    }
    const rows = this.#others.flatMap((track) => latest(track, count, since) ?? []);
    return {
      items,
      head: rows.find((row) => row.kind === 'head') ?? null,
      marks: rows.filter((row) => row.kind === 'mark'),
    };
  }

  /** When the screen first said that somebody of the other side had seen up to place `n`. */
  seenAt(n: number, who: Mark['who'], count: number): number | null {
    const found = this.changes.findIndex(({ row }) => row?.kind === 'mark' && row.who === who && row.read >= n);
    return found < 0 || found >= count ? null : (this.changes[found]?.at ?? null);
  }
}

const isItem = ({ key }: Track): boolean => /^\d+$/.test(key);

function firstSince({ steps }: Track, since: number): Step | undefined {
  return steps.find(({ index }) => index > since);
}

function latest({ steps }: Track, count: number, since: number): Row | null {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.index ?? 0) < count) low = middle + 1;
    else high = middle;
  }
  const step = steps[low - 1];
  return step && step.index > since ? step.row : null;
}
