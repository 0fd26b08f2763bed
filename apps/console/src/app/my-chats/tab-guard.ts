import { Injectable } from '@angular/core';

/** Milliseconds for which Enter sends nothing after a tab that the operator did not choose came to the front. */
const guarded = 300;

/** What is typed at one visitor is never sent to another because a tab went away in between. */
@Injectable({ providedIn: 'root' })
export class TabGuard {
  #changedAt = -Infinity;

  /** The selection moved by itself. */
  changed(): void {
    this.#changedAt = performance.now();
  }

  holds(): boolean {
    return performance.now() - this.#changedAt < guarded;
  }
}
