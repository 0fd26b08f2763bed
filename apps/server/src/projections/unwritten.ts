import { feedName, type FeedId, type RowChange } from './feeds';
import type { NoteTable } from './view-tables';
import type { ViewBatch } from './view-store';

/** Changes that were folded and pushed but do not stand in the tables yet. */
export class Unwritten {
  private open: ViewBatch;
  private writing: ViewBatch | null = null;

  constructor(position: number) {
    this.open = emptyBatch(position);
  }

  put(feed: FeedId, change: RowChange): void {
    const name = feedName(feed.kind, feed.id);
    let of = this.open.rows.get(name);
    if (!of) {
      of = { feed, rows: new Map() };
      this.open.rows.set(name, of);
    }
    of.rows.set(change.key, change);
    this.open.heads.set(name, { feed, seq: change.seq });
  }

  note(table: NoteTable, key: string, json: string): void {
    this.open.notes[table].set(key, json);
  }

  park(stream: string, position: number, reason: string): void {
    this.open.parked.set(stream, { position, reason });
  }

  reached(position: number): void {
    this.open = { ...this.open, to: position };
  }

  get isEmpty(): boolean {
    return this.open.from === this.open.to;
  }

  /** Moves what is open to "being written"; it stays visible to `of` until `written`. */
  take(): ViewBatch {
    const batch = this.open;
    this.writing = batch;
    this.open = emptyBatch(batch.to);
    return batch;
  }

  written(): void {
    this.writing = null;
  }

  /** Rows of a feed that a query of the tables would not show, newest version of each key. */
  of(name: string): RowChange[] {
    const newest = new Map<string, RowChange>(this.writing?.rows.get(name)?.rows);
    for (const [key, change] of this.open.rows.get(name)?.rows ?? []) newest.set(key, change);
    return [...newest.values()].sort((a, b) => a.seq - b.seq);
  }
}

function emptyBatch(position: number): ViewBatch {
  return {
    from: position,
    to: position,
    heads: new Map(),
    rows: new Map(),
    notes: { chat_state: new Map(), operator_state: new Map(), site_state: new Map() },
    parked: new Map(),
  };
}
