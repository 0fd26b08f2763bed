import { computed, type Signal, signal } from '@angular/core';
import type { LiveCollection } from '#libs/sync-client';

/** One feed as signals. `row(key)` tells only of its own row. */
export class Feed<R> {
  readonly #changes = signal(0);
  readonly #row = new Map<string, Signal<R | undefined>>();
  readonly #stop: () => void;

  constructor(readonly collection: LiveCollection<R>) {
    this.#stop = collection.onChange(() => this.#changes.update((count) => count + 1));
  }

  /** Read inside a `computed`: it runs again after every change. */
  rows(): ReadonlyMap<string, R> {
    this.#changes();
    return this.collection.rows;
  }

  ready(): boolean {
    this.#changes();
    return this.collection.ready;
  }

  denied(): boolean {
    this.#changes();
    return this.collection.denied;
  }

  /** Whether the server will not answer for this feed. */
  failed(): boolean {
    this.#changes();
    return this.collection.failed;
  }

  row(key: string): R | undefined {
    const row = this.#row.get(key) ?? computed(() => this.rows().get(key));
    this.#row.set(key, row);
    return row();
  }

  close(): void {
    this.#stop();
    this.collection.close();
  }
}
