import { computed, inject, Injectable } from '@angular/core';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { type Moment, unreadOf } from './moment';
import { OnScreen } from './on-screen';

/** What wants my attention now. */
@Injectable({ providedIn: 'root' })
export class Attention {
  readonly #me = inject(Me);
  readonly #chats = inject(OpenChats);
  readonly #onScreen = inject(OnScreen);

  readonly away = computed(() => this.#me.self()?.presence === 'away');
  /** Null until all of it is known. */
  readonly moment = computed((): Moment | null => {
    if (!this.#chats.ready()) return null;
    return {
      waiting: this.#chats.waiting().map((row) => row.chat),
      offers: this.#me.offers().map((offer) => offer.offer),
      unread: unreadOf(this.#me.chats(), (chat) => this.#onScreen.has(chat)),
    };
  });
  /** Everything that is counted in a badge. */
  readonly count = computed(() => this.#chats.waiting().length + this.#me.offers().length + this.#me.unread());
}
