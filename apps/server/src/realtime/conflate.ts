import type { RowChange } from '../projections/feeds';

/** How many rows of a feed are kept in memory for sockets that are a little behind. */
const ringSize = 256;

/**
 * The newest version of each recently changed row of one feed, oldest change first. A socket that was sent everything
 * up to `floor` or later can be served from here; one further behind must resume from the views.
 */
export class Ring {
  private readonly rows = new Map<string, RowChange>();
  /** All of `rows` by seq, and among them some that a newer version has replaced. */
  private order: RowChange[] = [];

  constructor(
    public head: number,
    public floor = head,
  ) {}

  /** Begins anew at a head whose rows are not known here; who is behind it resumes from the views. */
  restart(head: number): void {
    this.rows.clear();
    this.order = [];
    this.head = head;
    this.floor = head;
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  newest(key: string): RowChange | undefined {
    return this.rows.get(key);
  }

  put(change: RowChange): void {
    this.rows.set(change.key, change);
    this.order.push(change);
    this.head = change.seq;
    if (this.order.length > 2 * ringSize) this.order = this.order.filter((one) => this.isNewest(one));
    if (this.rows.size > ringSize) this.dropOldest();
  }

  /** Rows changed after `seq`, oldest change first. Only complete when `seq >= floor`. Looks at no more than changed. */
  after(seq: number): RowChange[] {
    const found: RowChange[] = [];
    for (let at = this.order.length - 1; at >= 0; at--) {
      const change = this.order[at] as RowChange;
      if (change.seq <= seq) break;
      if (this.isNewest(change)) found.push(change);
    }
    return found.reverse();
  }

  private isNewest(change: RowChange): boolean {
    return this.rows.get(change.key) === change;
  }

  private dropOldest(): void {
    const oldest = this.order.findIndex((change) => this.isNewest(change));
    const [dropped] = this.order.splice(0, oldest + 1).slice(-1);
    if (!dropped) return;
    this.rows.delete(dropped.key);
    this.floor = dropped.seq;
  }
}

/** The body of a delta as JSON text: row texts are joined, never made again. */
export function deltaJson(feed: string, from: number, to: number, rows: readonly RowChange[]): string {
  const list = rows.map((r) => `{"key":${JSON.stringify(r.key)},"seq":${r.seq},"row":${r.json}}`).join(',');
  return `{"feed":${JSON.stringify(feed)},"from":${from},"to":${to},"rows":[${list}]}`;
}
