import type { Timers } from '#libs/sync-client';

/** Milliseconds: how often typing is told at most, and how long it is believed. */
export const tellEvery = 3_000;
export const believedFor = 6_000;

/** Tells at most once in three seconds that the visitor types. */
export class OwnTyping {
  #last = -Infinity;

  constructor(
    private readonly tell: () => void,
    private readonly now: () => number,
  ) {}

  typed(): void {
    if (this.now() - this.#last < tellEvery) return;
    this.#last = this.now();
    this.tell();
  }

  /** The message went out: the next word is told at once. */
  sent(): void {
    this.#last = -Infinity;
  }
}

/** Who types at the moment; nobody is believed for longer than six seconds without a new sign. */
export class Typists {
  readonly #timers = new Map<string, { name: string; handle: unknown }>();

  constructor(
    private readonly changed: (names: readonly string[]) => void,
    private readonly timers: Timers,
  ) {}

  typed(who: string, name: string): void {
    this.timers.clear(this.#timers.get(who)?.handle);
    this.#timers.set(who, { name, handle: this.timers.set(() => this.stopped(who), believedFor) });
    this.#tell();
  }

  /** Also when the message has come. */
  stopped(who: string): void {
    const known = this.#timers.get(who);
    if (!known) return;
    this.timers.clear(known.handle);
    this.#timers.delete(who);
    this.#tell();
  }

  #tell(): void {
    this.changed([...this.#timers.values()].map(({ name }) => name));
  }
}
