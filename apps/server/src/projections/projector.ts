import type { ParleyFact } from '#libs/domain';
import type { RecordedFact } from '#libs/event-store';
import { type ChatNotes, fold, needs, type Put, rewrites, type StandingRow } from '#libs/read-models';
import { type FeedId, feedName, RowChange } from './feeds';
import { Notebook } from './notebook';
import { overlay, type Page } from './pages';
import { Unwritten } from './unwritten';
import type { Asked, ViewStore } from './view-store';

export type Recorded = RecordedFact<ParleyFact>;

/** Milliseconds between two writes of the views; a crash redoes at most these. Other nodes read what is written. */
const paces = { alone: 100, amongOthers: 20 };

export interface Publisher {
  publish(feed: FeedId, changes: readonly RowChange[]): void;
}

/**
 * Folds facts into rows, hands them to push at once and writes them behind. One at a time: the checkpoint row is moved
 * only from where this projector left it.
 */
export class Projector {
  private readonly notebook: Notebook;
  private readonly heads = new Map<string, number>();
  private unwritten: Unwritten;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** Streams that are not folded any more. */
  readonly parked = new Set<string>();
  /** No other node reads the tables: they may be written more seldom, and rows that change often more seldom still. */
  isAlone = false;
  /** The last position folded. */
  position: number;

  private constructor(
    private readonly store: ViewStore,
    private readonly publisher: Publisher,
    private readonly fenced: (why: Error) => void,
    private readonly failed: (why: unknown) => void,
    start: number,
    private readonly life: number,
  ) {
    this.position = start;
    this.unwritten = new Unwritten(start);
    this.notebook = new Notebook(store);
  }

  /** Takes up the views where they stand. `fenced` is told when another projector has taken over, or writing failed. */
  static async open(
    store: ViewStore,
    publisher: Publisher,
    fenced: (why: Error) => void,
    failed: (why: unknown) => void = () => undefined,
  ): Promise<Projector> {
    // The life first: a rebuild between the two is noticed with the first write
    const life = await store.life();
    const projector = new Projector(store, publisher, fenced, failed, await store.position(), life);
    for (const stream of await store.parked()) projector.parked.add(stream);
    await projector.notebook.open();
    for (const { feed, seq } of await store.heads('all-but-threads'))
      projector.heads.set(feedName(feed.kind, feed.id), seq);
    return projector;
  }

  /** Whether the facts can be folded without waiting for notes. */
  isReady(recorded: readonly Recorded[]): boolean {
    if (recorded.some((r) => rewrites(r).length > 0)) return false;
    return recorded.every((r) => needs(r, this.notebook.notes).every((chat) => this.notebook.has(chat)));
  }

  /** Loads the notes that the facts need, then folds them. The facts follow the last position without a hole. */
  async apply(recorded: readonly Recorded[]): Promise<void> {
    for (const part of cutBefore(recorded, (r) => rewrites(r).length > 0)) {
      await this.load(new Set(part.flatMap((r) => needs(r, this.notebook.notes))));
      this.applyNow(part, await this.standing(part.flatMap(rewrites)));
    }
  }

  /** As `apply`, for facts of which `isReady` holds. `standing`: rows that the first of them rewrites. */
  applyNow(recorded: readonly Recorded[], standing: readonly StandingRow[] = []): void {
    const changed = new Map<string, { feed: FeedId; rows: RowChange[] }>();
    for (const one of recorded) {
      if (one.position !== this.position + 1)
        throw new Error(`position ${one.position} does not follow ${this.position}`);
      this.number(this.folded(one, standing), changed);
      this.position = one.position;
    }
    this.unwritten.reached(this.position);
    for (const { feed, rows } of changed.values()) this.publisher.publish(feed, rows);
    this.timer ??= setTimeout(() => void this.write(), paces[this.isAlone ? 'alone' : 'amongOthers']);
  }

  /** A fact that cannot be folded parks its stream: nothing of it is shown further, and all others go on. */
  private folded(one: Recorded, standing: readonly StandingRow[]): Put[] {
    if (this.parked.has(one.streamId)) return [];
    try {
      return fold(this.notebook.notes, one, standing);
    } catch (why) {
      this.parked.add(one.streamId);
      this.unwritten.park(one.streamId, one.position, String(why));
      this.failed(why);
      return [];
    }
  }

  /** Each fact takes one number of each feed that it changes; all its rows there carry it. */
  private number(puts: readonly Put[], changed: Map<string, { feed: FeedId; rows: RowChange[] }>): void {
    const taken = new Map<string, number>();
    for (const put of puts) {
      const feed: FeedId = { kind: put.kind, id: put.feed };
      const name = feedName(feed.kind, feed.id);
      let seq = taken.get(name);
      if (seq === undefined) {
        seq = (this.heads.get(name) ?? 0) + 1;
        taken.set(name, seq);
        this.heads.set(name, seq);
      }
      const change = new RowChange(put.key, seq, put.row);
      this.unwritten.put(feed, change);
      const of = changed.get(name);
      if (of) of.rows.push(change);
      else changed.set(name, { feed, rows: [change] });
    }
  }

  /** All rows of both threads of these chats: the tables' and, over them, those that memory held before they were read. */
  private async standing(chats: readonly string[]): Promise<StandingRow[]> {
    const rows: StandingRow[] = [];
    for (const feed of chats.flatMap(threadsOf)) {
      const memory = this.unwritten.of(feedName(feed.kind, feed.id));
      const all = new Map([...(await this.store.rowsOf(feed)), ...memory].map((change) => [change.key, change.row]));
      for (const [key, row] of all)
        if (row) rows.push({ kind: feed.kind, chat: feed.id, key, row: row as StandingRow['row'] });
    }
    return rows;
  }

  /** Loads notes of chats and, with them, the heads of their two threads. */
  async load(chats: ReadonlySet<string>): Promise<void> {
    const missing = [...chats].filter((chat) => !this.notebook.has(chat));
    if (missing.length === 0) return;
    const heads = await this.store.heads(missing.flatMap(threadsOf));
    await this.notebook.load(missing);
    for (const { feed, seq } of heads) {
      const name = feedName(feed.kind, feed.id);
      if (!this.heads.has(name)) this.heads.set(name, seq);
    }
  }

  notesOf(chat: string): ChatNotes | undefined {
    return this.notebook.notes.chat(chat);
  }

  headOf(feed: FeedId): number {
    return this.heads.get(feedName(feed.kind, feed.id)) ?? 0;
  }

  /** Pages of several feeds, from one snapshot of the tables laid under what memory holds. */
  async pages(asked: readonly Asked[]): Promise<(Page & { floor: number })[]> {
    await this.load(new Set(asked.flatMap(({ feed }) => (isThread(feed) ? [feed.id] : []))));
    const captured = asked.map(({ feed }) => ({
      head: this.headOf(feed),
      rows: this.unwritten.of(feedName(feed.kind, feed.id)),
    }));
    const found = await this.store.resume(asked);
    return asked.map((a, i) => {
      const memory = captured[i] as (typeof captured)[number];
      const one = found[i] as (typeof found)[number];
      return { ...overlay(a, memory.head, one, memory.rows), floor: one.floor };
    });
  }

  /** Writes what is unwritten; afterwards the tables stand at `position`. */
  async flush(): Promise<void> {
    await this.writing;
    await this.write();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(async () => {
      if (this.unwritten.isEmpty) return;
      const stored = this.notebook.saveTo(this.unwritten);
      const batch = this.unwritten.take();
      try {
        if (!(await this.store.write(batch, this.life))) throw new Error('another projector holds the views');
        this.unwritten.written();
        this.notebook.settle(stored);
      } catch (why) {
        this.stop();
        this.fenced(why as Error);
      }
    });
    return this.writing;
  }
}

type Thread = FeedId & { readonly kind: 'visitor' | 'chat' };
const threadsOf = (id: string): Thread[] => [
  { kind: 'visitor', id },
  { kind: 'chat', id },
];

/** Each part begins with such a fact, but for what stands before the first. */
function cutBefore<T>(list: readonly T[], isFirst: (one: T) => boolean): T[][] {
  const parts: T[][] = [];
  for (const one of list) {
    const part = parts.at(-1);
    if (part === undefined || isFirst(one)) parts.push([one]);
    else part.push(one);
  }
  return parts;
}

function isThread(feed: FeedId): boolean {
  return feed.kind === 'visitor' || feed.kind === 'chat';
}
