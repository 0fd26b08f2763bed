import { computed, type Signal, signal, untracked } from '@angular/core';
import type { Line } from './lines';
import { heldLines } from './lines';

/** Milliseconds after the pointer's last move until the list may move again. */
const rest = 600;

/** Holds the order of a list while a pointer moves over it. */
export class Steady {
  readonly #held = signal<readonly Line[] | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly lines: Signal<readonly Line[]>;

  constructor(private readonly current: Signal<readonly Line[]>) {
    this.lines = computed(() => {
      const held = this.#held();
      return held ? heldLines(held, this.current()) : this.current();
    });
  }

  /** The pointer came, or moved. */
  touch(): void {
    if (untracked(this.#held) === null) this.#held.set(untracked(this.current));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.release(), rest);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#held.set(null);
  }
}
