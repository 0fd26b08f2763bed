import { Injectable } from '@angular/core';

/** Up to which place I had read each chat when I came back to it: above what is new since. Outlives its tab. */
@Injectable({ providedIn: 'root' })
export class NewLines {
  readonly #places = new Map<string, number>();

  /** I come to a chat: with something unread the line is drawn anew. */
  came(chat: string, read: number, unread: number): number | null {
    if (unread) this.#places.set(chat, read);
    return this.#places.get(chat) ?? null;
  }
}
