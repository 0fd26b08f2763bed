import { Injectable, signal } from '@angular/core';

/** Which chat's entry bar takes the focus when it appears: only where the operator asked to go and write. */
@Injectable({ providedIn: 'root' })
export class EntryFocus {
  readonly #wanted = signal<string | null>(null);

  want(chat: string): void {
    this.#wanted.set(chat);
  }

  /** True once: the asker must take the focus now. */
  take(chat: string): boolean {
    if (this.#wanted() !== chat) return false;
    this.#wanted.set(null);
    return true;
  }
}
