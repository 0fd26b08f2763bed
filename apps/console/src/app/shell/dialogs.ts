import { computed, Injectable, signal } from '@angular/core';

export type Question =
  | { kind: 'sign-out' | 'keys' | 'palette' }
  | { kind: 'leave' | 'kick' | 'invite' | 'transfer'; chat: string; name: string };

/** Which question is being asked; one at a time. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #asked = signal<Question | null>(null);
  /** At most one; a list, so that each question gets a dialog of its own. */
  readonly asked = computed(() => [this.#asked()].filter((asked) => asked !== null));

  open(question: Question): void {
    this.#asked.set(question);
  }

  /** Ends this question. One that was asked since stays: the browser reports a dialog's end only after the next key. */
  close(question: Question): void {
    this.#asked.update((asked) => (asked === question ? null : asked));
  }
}
