import { computed, inject, Injectable, signal } from '@angular/core';
import { Live } from './live';

type Order = readonly string[];

/** The order that this operator gave his tabs by hand, kept in this browser. */
@Injectable({ providedIn: 'root' })
export class TabOrder {
  readonly #live = inject(Live);
  readonly #moved = signal(0);
  readonly #order = computed((): Order => {
    this.#moved();
    return JSON.parse(localStorage.getItem(this.#key()) ?? '[]') as string[];
  });

  /** Tabs that were never moved stand behind those that were, in the order they come in. */
  sorted<T extends { readonly chat: string }>(tabs: readonly T[]): T[] {
    const order = this.#order();
    const place = ({ chat }: T): number => (order.includes(chat) ? order.indexOf(chat) : order.length);
    return tabs.toSorted((a, b) => place(a) - place(b));
  }

  /** Moves one tab by one place among those that are there. */
  move(chats: readonly string[], chat: string, by: 1 | -1): void {
    const at = chats.indexOf(chat);
    const other = chats[at + by];
    if (at < 0 || other === undefined) return;
    localStorage.setItem(this.#key(), JSON.stringify(chats.with(at, other).with(at + by, chat)));
    this.#moved.update((count) => count + 1);
  }

  #key(): string {
    return `parley.tabs.${this.#live.operator() ?? ''}`;
  }
}
