import type { DashboardRow } from '#libs/contracts';
import type { RowChange } from '../projections/feeds';

/** Milliseconds between two tellings of a feed in which nothing but last lines is new. */
const lastLinesEvery = 1_000;

/** Whether two versions of a dashboard row differ in the last line alone: a busy chat writes one with each message. */
export function isOnlyLastLine(before: RowChange | undefined, after: RowChange): boolean {
  return before !== undefined && withoutLast(before) === withoutLast(after);
}

function withoutLast({ row }: RowChange): string | null {
  return row && JSON.stringify({ ...(row as DashboardRow), last: null });
}

/**
 * Lets a feed's last lines through at most once a second: the first at once, the further ones together when the second is
 * over. A greater change does not wait, and takes along what stands.
 */
export class LastLines<F extends object> {
  private readonly resting = new Map<F, boolean>();

  constructor(private readonly tell: (feed: F) => void) {}

  changed(feed: F): void {
    if (this.resting.has(feed)) return void this.resting.set(feed, true);
    this.resting.set(feed, false);
    this.tell(feed);
    setTimeout(() => this.rested(feed), lastLinesEvery).unref();
  }

  private rested(feed: F): void {
    const isMore = this.resting.get(feed);
    this.resting.delete(feed);
    if (isMore) this.changed(feed);
  }
}
