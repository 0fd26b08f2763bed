import type { Timers } from '#libs/sync-client';

export interface Position {
  delivered: number;
  read: number;
}

/** Milliseconds between two positions: the server refuses faster ones. */
export const tellEvery = 1_000;

/** Tells how far the visitor has received and seen: never back, at most once a second, one at a time. */
export class Reading {
  #known: Position;
  #told: Position;
  #busy = false;

  constructor(
    private readonly tell: (position: Position) => Promise<unknown>,
    private readonly timers: Timers,
    from: Position = { delivered: 0, read: 0 },
  ) {
    this.#known = this.#told = from;
  }

  /** How far the visitor has seen, as far as this tab knows. */
  get read(): number {
    return this.#known.read;
  }

  reached(position: Position): void {
    const read = Math.max(this.#known.read, position.read);
    this.#known = { read, delivered: Math.max(this.#known.delivered, position.delivered, read) };
    this.#next();
  }

  #next(): void {
    const isNews = this.#known.read > this.#told.read || this.#known.delivered > this.#told.delivered;
    if (this.#busy || !isNews) return;
    this.#busy = true;
    this.#told = this.#known;
    const pause = new Promise<void>((done) => this.timers.set(done, tellEvery));
    void Promise.allSettled([this.tell(this.#told), pause]).then(() => {
      this.#busy = false;
      this.#next();
    });
  }
}
