import { computed, inject, Injectable } from '@angular/core';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Wording } from '../ui/wording';
import { Attention } from './attention';

/** One thing to tell of one chat. */
export interface Note {
  readonly chat: string;
  /** Another value when there is something new to tell of the same chat. */
  readonly news: string;
  readonly title: string;
  /** What was written last. */
  readonly text: string;
}

const none: ReadonlyMap<string, number> = new Map();

/** What a notification of the desktop says of each chat that wants my attention. */
@Injectable({ providedIn: 'root' })
export class Notes {
  readonly #me = inject(Me);
  readonly #chats = inject(OpenChats);
  readonly #attention = inject(Attention);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(shell);

  readonly all = computed((): readonly Note[] => {
    const notes = [...this.#messages(), ...(this.#attention.away() ? [] : this.#waiting()), ...this.#offers()];
    return [...new Map(notes.map((note) => [note.chat, note])).values()];
  });

  #waiting(): Note[] {
    const count = this.#chats.waiting().length;
    return this.#chats.waiting().map(({ chat, visitor, startedAt }) => ({
      chat,
      news: `waiting ${startedAt}`,
      title: this.#t('say.waiting', { name: this.#wording.visitor(visitor), waiting: count }),
      text: this.#lastOf(chat),
    }));
  }

  #offers(): Note[] {
    return this.#me.offers().map(({ chat, offer, what, by }) => ({
      chat,
      news: offer,
      title: this.#t(`say.${what}`, { name: by.name }),
      text: this.#lastOf(chat),
    }));
  }

  #messages(): Note[] {
    const unread = this.#attention.away() ? none : (this.#attention.moment()?.unread ?? none);
    return [...unread].flatMap(([chat, count]) => {
      const mine = this.#me.chat(chat);
      if (!mine) return [];
      const title = this.#t('say.messages', { name: this.#wording.visitor(mine.visitor), count });
      const news = `message ${this.#chats.rows().get(chat)?.last?.at ?? count}`;
      return [{ chat, news, title, text: this.#lastOf(chat) }];
    });
  }

  #lastOf(chat: string): string {
    const last = this.#chats.rows().get(chat)?.last;
    return last ? this.#wording.words(last.text) : '';
  }
}
