import { Injectable, signal } from '@angular/core';

export type Question =
  | { kind: 'sign-out' | 'keys' | 'palette' }
  | { kind: 'leave' | 'kick' | 'invite' | 'transfer'; chat: string; name: string };

/** Which question is being asked; one at a time. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #asked = signal<Question | null>(null);
  readonly asked = this.#asked.asReadonly();

  open(question: Question): void {
    this.#asked.set(question);
  }

  close(): void {
    this.#asked.set(null);
  }
}
