import type { EventStore, StoredEvent } from './event-store';

export interface TailOptions {
  readonly store: Pick<EventStore, 'readAll'>;
  /** The last position that was dealt with; asked before each read, so whoever got events another way may move it. */
  readonly after: () => number;
  /** Gets the next events, in order and without a hole; the next read waits for it. What it throws is tried again. */
  readonly handle: (events: readonly StoredEvent[]) => Promise<void> | void;
  readonly onError?: (error: unknown) => void;
  /** Milliseconds between two looks when no hint comes. */
  readonly pollEvery?: number;
  readonly limit?: number;
}

/** Follows the log in order. Hints make it quick; that it looks again every 200 ms whatever happens makes it sure. */
export class Tail {
  #running: Promise<void> | null = null;
  #stopped = false;
  #hinted = false;
  #wake: (() => void) | null = null;
  readonly #limit: number;

  constructor(private readonly options: TailOptions) {
    this.#limit = options.limit ?? 500;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** There may be something new, up to `head`. */
  hint(head = Infinity): void {
    if (head <= this.options.after()) return;
    this.#hinted = true;
    this.#wake?.();
  }

  /** Resolves when the handler is at rest. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#hinted = false;
      const more = await this.#step().catch((error: unknown) => this.#failed(error));
      if (!more && !this.#stopped) await this.#pause();
    }
  }

  #failed(error: unknown): boolean {
    this.#hinted = false;
    this.options.onError?.(error);
    return false;
  }

  /** Whether there is probably more to read at once. */
  async #step(): Promise<boolean> {
    const after = this.options.after();
    const events = withoutHole(await this.options.store.readAll(after, this.#limit), after);
    if (events.length === 0 || this.#stopped) return false;
    await this.options.handle(events);
    return events.length === this.#limit && this.options.after() > after;
  }

  async #pause(): Promise<void> {
    if (this.#hinted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.options.pollEvery ?? 200);
    this.#wake = resolve;
    await promise;
    this.#wake = null;
    clearTimeout(timer);
  }
}

/** The log has no holes; should one be seen all the same, nothing beyond it is handed on. */
function withoutHole(events: readonly StoredEvent[], after: number): readonly StoredEvent[] {
  const hole = events.findIndex((event, at) => event.position !== after + at + 1);
  return hole < 0 ? events : events.slice(0, hole);
}
