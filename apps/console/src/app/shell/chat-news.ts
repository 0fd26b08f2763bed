import { effect, inject, Injectable, untracked } from '@angular/core';
import type { DashboardRow, MeChat, MeOffer, Person } from '#libs/contracts';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { OnScreen } from '../notifications/on-screen';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Wording } from '../ui/wording';
import { Speaker } from './speaker';

interface Standing {
  readonly waiting: readonly DashboardRow[];
  readonly chats: readonly MeChat[];
  readonly offers: readonly MeOffer[];
  /** Members of my chats but me. */
  readonly members: ReadonlyMap<string, readonly Person[]>;
}

/** Reads out what came up in the chats: who waits, who asks for me, who came and went, what was written elsewhere. */
@Injectable({ providedIn: 'root' })
export class ChatNews {
  readonly #me = inject(Me);
  readonly #chats = inject(OpenChats);
  readonly #onScreen = inject(OnScreen);
  readonly #speaker = inject(Speaker);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(shell);
  #before: Standing | null = null;

  constructor() {
    effect(() => {
      const after = this.#chats.ready() ? this.#standing() : null;
      const before = this.#before;
      this.#before = after;
      if (before && after) untracked(() => this.#tell(before, after));
    });
  }

  #standing(): Standing {
    const chats = this.#me.chats();
    const rows = this.#chats.rows();
    const own = this.#me.self()?.id;
    const others = (chat: string): readonly Person[] =>
      (rows.get(chat)?.members ?? []).filter((member) => member.id !== own);
    return {
      waiting: this.#chats.waiting(),
      chats,
      offers: this.#me.offers(),
      members: new Map(chats.map(({ chat }) => [chat, others(chat)])),
    };
  }

  #tell(before: Standing, after: Standing): void {
    this.#offered(before, after);
    this.#waits(before, after);
    for (const chat of after.chats) {
      this.#wrote(before.chats.find((one) => one.chat === chat.chat)?.unread ?? 0, chat);
      this.#moved(chat, before.members.get(chat.chat), after.members.get(chat.chat) ?? []);
    }
  }

  #offered(before: Standing, after: Standing): void {
    const fresh = after.offers.find((offer) => !before.offers.some((one) => one.offer === offer.offer));
    if (fresh) this.#speaker.shout(this.#t(`say.${fresh.what}`, { name: fresh.by.name }));
  }

  #waits(before: Standing, after: Standing): void {
    const fresh = after.waiting.filter((row) => !before.waiting.some((one) => one.chat === row.chat));
    const [first] = fresh;
    if (!first) return;
    const waiting = after.waiting.length;
    const one = this.#t('say.waiting', { name: this.#wording.visitor(first.visitor), waiting });
    const sentence = (count: number): string => (count > 1 ? this.#t('say.manyWaiting', { count, waiting }) : one);
    this.#speaker.say('waiting', sentence, fresh.length);
  }

  #wrote(before: number, { chat, unread, visitor }: MeChat): void {
    if (unread <= before || this.#onScreen.has(chat)) return;
    const name = this.#wording.visitor(visitor);
    this.#speaker.say(`messages ${chat}`, (count) => this.#t('say.messages', { count, name }), unread - before);
  }

  #moved({ chat, visitor }: MeChat, before: readonly Person[] | undefined, after: readonly Person[]): void {
    if (!before) return;
    const without = (all: readonly Person[], some: readonly Person[]): readonly Person[] =>
      all.filter((person) => !some.some((one) => one.id === person.id));
    const tell = (key: 'say.joined' | 'say.left', { id, name }: Person): void =>
      this.#speaker.say(`${key} ${chat} ${id}`, () => this.#t(key, { name, visitor: this.#wording.visitor(visitor) }));
    for (const person of without(after, before)) tell('say.joined', person);
    for (const person of without(before, after)) tell('say.left', person);
  }
}
