import { Injectable, signal } from '@angular/core';

/** Milliseconds for which Enter sends nothing after a tab that the operator did not choose came to the front. */
const guarded = 300;
/** Milliseconds after such a change in which what is typed was likely meant for the tab that went. */
const doubtful = 700;

/** What is typed at one visitor is never sent to another because a tab went away in between. */
@Injectable({ providedIn: 'root' })
export class TabGuard {
  #changedAt = -Infinity;
  readonly #held = signal<string | null>(null);
  /** The chat whose text is held back until its writer has said that it is meant for this visitor. */
  readonly held = this.#held.asReadonly();

  /** The selection moved by itself. */
  changed(): void {
    this.#changedAt = performance.now();
  }

  holds(): boolean {
    return this.#since() < guarded;
  }

  /** Something was typed into this chat's entry bar. */
  typed(chat: string): void {
    if (this.#since() < doubtful) this.#held.set(chat);
  }

  release(): void {
    this.#held.set(null);
  }

  #since(): number {
    return performance.now() - this.#changedAt;
  }
}
