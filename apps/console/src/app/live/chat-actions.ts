import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Ack, CommandBodies, CommandType, MeOffer, Person, Refusal } from '#libs/contracts';
import { EntryFocus } from './entry-focus';
import { HandOvers } from './hand-overs';
import { Live } from './live';
import { Me } from './me';
import { MyChoices } from './my-choices';

export type Doing = 'accepting' | 'assuming' | 'joining' | 'opening' | 'declining' | 'leaving';

/** How my last action on a chat stands, to be shown in its row. */
export type Progress =
  | { kind: 'busy'; word: Doing }
  /** D5: another operator was first. */
  | { kind: 'lost'; winner: Person | null }
  | { kind: 'refused'; refusal: Refusal; again: () => void };

/** Milliseconds for which "Accepted by NAME" stays in the row, and for which the row stays where it was. */
const lostShown = 10_000;
const lostHeld = 3000;

/** What an operator does to chats. Nothing is shown as done before the server says so. */
@Injectable({ providedIn: 'root' })
export class ChatActions {
  readonly #live = inject(Live);
  readonly #router = inject(Router);
  readonly #choices = inject(MyChoices);
  readonly #focus = inject(EntryFocus);
  readonly #me = inject(Me);
  readonly #handOvers = inject(HandOvers);
  readonly #left = new Set<string>();
  readonly #progress = signal<ReadonlyMap<string, Progress>>(new Map());
  readonly #held = signal<ReadonlySet<string>>(new Set());
  readonly progress = this.#progress.asReadonly();
  /** Chats that I tried to accept: their rows stay among the waiting for a moment, so that the answer is seen. */
  readonly held = this.#held.asReadonly();

  accept(chat: string): void {
    this.#held.update((held) => new Set(held).add(chat));
    this.#enter(chat, 'accepting', 'chat.accept', {});
  }
  join(chat: string): void {
    this.#enter(chat, 'joining', 'chat.join', {});
  }
  watch(chat: string): void {
    this.#enter(chat, 'opening', 'chat.watch', {});
  }
  /** Accept for an invite, Assume for a transfer. */
  takeOffer(offer: MeOffer): void {
    const word = offer.what === 'transfer' ? 'assuming' : 'accepting';
    this.#enter(offer.chat, word, 'offer.accept', { offer: offer.offer });
  }
  decline(offer: MeOffer): void {
    void this.#do(offer.chat, 'declining', 'offer.decline', { offer: offer.offer });
  }
  leave(chat: string): Promise<Ack> {
    this.#left.add(chat);
    return this.#do(chat, 'leaving', 'chat.leave', {});
  }
  /** Whether I have asked to leave a chat and not entered it since. */
  hasLeft(chat: string): boolean {
    return this.#left.has(chat);
  }
  open(chat: string): void {
    this.#focus.want(chat);
    void this.#router.navigate(['/my-chats', chat]);
  }

  #enter<T extends CommandType>(chat: string, word: Doing, type: T, body: CommandBodies[T]): void {
    const noted = this.#me.offers().find((offer) => offer.chat === chat && offer.note);
    const again = () => this.#enter(chat, word, type, body);
    void this.#do(chat, word, type, body, again).then((ack) => {
      if (!ack.ok) return;
      this.#left.delete(chat);
      if (noted && type !== 'chat.watch') this.#handOvers.keep(noted);
      const stays = type === 'chat.accept' && this.#choices.all().stayAfterAccept;
      if (!stays) this.open(chat);
    });
  }

  async #do<T extends CommandType>(
    chat: string,
    word: Doing,
    type: T,
    body: CommandBodies[T],
    again = (): void => void this.#do(chat, word, type, body),
  ): Promise<Ack<T>> {
    this.#show(chat, { kind: 'busy', word });
    const ack = await this.#live.send(type, body, chat);
    setTimeout(() => this.#held.update((held) => new Set([...held].filter((other) => other !== chat))), lostHeld);
    if (ack.ok) this.#show(chat, null);
    else if (ack.code === 'ALREADY_ACCEPTED') this.#lost(chat, ack.detail?.['winner']);
    else this.#show(chat, { kind: 'refused', refusal: ack, again });
    return ack;
  }

  #lost(chat: string, winner: unknown): void {
    const lost: Progress = { kind: 'lost', winner: isPerson(winner) ? winner : null };
    this.#show(chat, lost);
    setTimeout(() => {
      if (this.#progress().get(chat) === lost) this.#show(chat, null);
    }, lostShown);
  }

  #show(chat: string, progress: Progress | null): void {
    const all = new Map(this.#progress());
    if (progress) all.set(chat, progress);
    else all.delete(chat);
    this.#progress.set(all);
  }
}

function isPerson(value: unknown): value is Person {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
