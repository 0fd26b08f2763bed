import type { Change, Delta, FeedAnswer, FeedName } from '#libs/contracts';
import { Listeners } from './listeners';

type Page = Extract<FeedAnswer, { rows: Change[] }>;

/** The newest row of each key of one feed, kept equal to the server's. */
export class LiveCollection<R> {
  readonly #rows = new Map<string, R>();
  readonly #changed = new Listeners<[readonly string[]]>();
  #seq = 0;
  #ready = false;
  #denied = false;
  #failed = false;
  /** Pages of an unfinished answer: shown as one step. */
  #pages: Page[] = [];
  /** Deltas that came while the feed was being asked for. */
  #held: Delta[] = [];

  constructor(
    readonly name: FeedName,
    private readonly release: () => void,
    private readonly again: () => void,
    private readonly shown: (id: string) => void,
  ) {}

  get rows(): ReadonlyMap<string, R> {
    return this.#rows;
  }
  /** The number of the last change that is in `rows`. */
  get seq(): number {
    return this.#seq;
  }
  /** Whether `rows` has ever been complete. */
  get ready(): boolean {
    return this.#ready;
  }
  /** Whether the server says that this reader may not see the feed. */
  get denied(): boolean {
    return this.#denied;
  }
  /** Whether the server refused to tell what is missing here: `rows` are old until `reload` helps. */
  get failed(): boolean {
    return this.#failed;
  }
  /** Where the next question starts: behind the pages that are here already. */
  get asked(): number {
    return this.#pages.at(-1)?.to ?? this.#seq;
  }

  onChange(listener: (changedKeys: readonly string[]) => void): () => void {
    return this.#changed.add(listener);
  }

  /** Gives back one use of the feed; with the last one the server is told. */
  close(): void {
    this.release();
  }

  /** Asks for everything anew. */
  reload(): void {
    this.forget();
    this.again();
  }

  /** Older rows of a thread, from the query `thread.before`: a row that is here already is newer. */
  addOlder(changes: readonly Change[]): void {
    const added = changes.filter((change) => change.row !== null && !this.#rows.has(change.key));
    this.#write(added);
    this.#changed.tell(added.map((change) => change.key));
  }

  /** @internal The next question must be answered with everything. */
  forget(): void {
    this.#seq = 0;
    this.#pages = [];
  }

  /** @internal The connection is gone: what was half told will be told again. */
  cut(): void {
    this.#pages = [];
    this.#held = [];
  }

  /** @internal */
  deny(): void {
    this.cut();
    this.forget();
    this.#denied = true;
    this.#replaceAll([]);
  }

  /** @internal */
  fail(): void {
    this.cut();
    this.#failed = true;
    this.#changed.tell([]);
  }

  /** @internal Keeps a delta for after the answer that is on its way. */
  hold(delta: Delta): void {
    this.#held.push(delta);
  }

  /** @internal One page of an answer; false: the feed must be asked once more. */
  page(page: Page): boolean {
    if (page.from === 0) this.#pages = [];
    else if (page.from !== this.asked) {
      this.forget();
      return false;
    }
    this.#pages.push(page);
    if (page.more) return false;
    this.#finish();
    const held = this.#held;
    this.#held = [];
    return held.every((delta) => this.take(delta));
  }

  /** @internal A delta; false: something between is missing, the feed must be asked. */
  take(delta: Delta): boolean {
    if (delta.to <= this.#seq) return true;
    if (delta.from > this.#seq) return false;
    const news = delta.rows.filter((change) => change.seq > this.#seq);
    this.#seq = delta.to;
    this.#write(news);
    this.#changed.tell(news.map((change) => change.key));
    return true;
  }

  #finish(): void {
    const pages = this.#pages;
    const changes = pages.flatMap((page) => page.rows);
    this.#pages = [];
    this.#seq = pages.at(-1)?.to ?? 0;
    this.#ready = true;
    this.#denied = false;
    this.#failed = false;
    if (pages[0]?.from === 0) return this.#replaceAll(changes);
    this.#write(changes);
    this.#changed.tell(changes.map((change) => change.key));
  }

  #replaceAll(changes: readonly Change[]): void {
    const before = [...this.#rows.keys()];
    this.#rows.clear();
    this.#write(changes);
    this.#changed.tell([...new Set([...before, ...this.#rows.keys()])]);
  }

  #write(changes: readonly Change[]): void {
    for (const { key, row } of changes) {
      if (row === null) this.#rows.delete(key);
      else this.#rows.set(key, row as R);
      const id = (row as { id?: string } | null)?.id;
      if (id) this.shown(id);
    }
  }
}
