import { computed, inject, Injectable, signal } from '@angular/core';
import type { MeOffer, Words } from '#libs/contracts';
import { Live } from './live';

export interface HandOver {
  readonly by: string;
  readonly note: Words;
}
type Notes = Readonly<Record<string, HandOver>>;

/** I3: the private note of the offer that brought me into a chat, until I have answered there; kept over a reload. */
@Injectable({ providedIn: 'root' })
export class HandOvers {
  readonly #live = inject(Live);
  readonly #changes = signal(0);
  readonly #key = computed(() => `parley.hand-overs.${this.#live.operator() ?? ''}`);
  readonly #notes = computed((): Notes => {
    this.#changes();
    return JSON.parse(sessionStorage.getItem(this.#key()) ?? '{}') as Notes;
  });

  of(chat: string): HandOver | undefined {
    return this.#notes()[chat];
  }

  keep({ chat, by, note }: MeOffer): void {
    if (note) this.#set({ ...this.#notes(), [chat]: { by: by.name, note } });
  }

  answered(chat: string): void {
    const { [chat]: told, ...others } = this.#notes();
    if (told) this.#set(others);
  }

  #set(notes: Notes): void {
    sessionStorage.setItem(this.#key(), JSON.stringify(notes));
    this.#changes.update((count) => count + 1);
  }
}
