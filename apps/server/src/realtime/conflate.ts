import type { RowChange } from '../projections/feeds';

/** How many rows of a feed are kept in memory for sockets that are a little behind. */
const ringSize = 256;

/**
 * The newest version of each recently changed row of one feed, oldest change first. A socket that was sent everything
 * up to `floor` or later can be served from here; one further behind must resume from the views.
 */
export class Ring {
  private readonly rows = new Map<string, RowChange>();

  constructor(
    public head: number,
    public floor = head,
  ) {}

  /** Begins anew at a head whose rows are not known here; who is behind it resumes from the views. */
  restart(head: number): void {
    this.rows.clear();
    this.head = head;
    this.floor = head;
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  put(change: RowChange): void {
    this.rows.delete(change.key);
    this.rows.set(change.key, change);
    this.head = change.seq;
    if (this.rows.size <= ringSize) return;
    const [key, oldest] = this.rows.entries().next().value as [string, RowChange];
    this.rows.delete(key);
    this.floor = oldest.seq;
  }

  /** Rows changed after `seq`, oldest change first. Only complete when `seq >= floor`. */
  after(seq: number): RowChange[] {
    if (seq >= this.head) return [];
    const found: RowChange[] = [];
    for (const change of this.rows.values()) if (change.seq > seq) found.push(change);
    return found;
  }
}

/** The body of a delta as JSON text: row texts are joined, never made again. */
export function deltaJson(feed: string, from: number, to: number, rows: readonly RowChange[]): string {
  const list = rows.map((r) => `{"key":${JSON.stringify(r.key)},"seq":${r.seq},"row":${r.json}}`).join(',');
  return `{"feed":${JSON.stringify(feed)},"from":${from},"to":${to},"rows":[${list}]}`;
}
