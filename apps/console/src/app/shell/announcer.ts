import { Component, effect, inject, signal, untracked } from '@angular/core';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { visitorName } from '../ui/shown';
import { Line } from './line';

/** Milliseconds between two sentences, so that the second does not cut off the first. */
const pause = 2000;

/** Tells those who do not see the screen what has just come up: politely, or at once for offers and a lost line. */
@Component({
  selector: 'p-announcer',
  template: `<div class="unseen" aria-live="polite">{{ polite() }}</div>
    <div class="unseen" aria-live="assertive">{{ urgent() }}</div>`,
})
export class Announcer {
  readonly #me = inject(Me);
  readonly #chats = inject(OpenChats);
  readonly #line = inject(Line);
  protected readonly polite = signal('');
  protected readonly urgent = signal('');
  readonly #queue: string[] = [];
  #talking = false;
  #known: ReadonlySet<string> | null = null;
  #offers: ReadonlySet<string> | null = null;

  constructor() {
    effect(() => this.#waiting());
    effect(() => this.#offered());
    effect(() => {
      const down = this.#line.isDown();
      untracked(() => this.urgent.set(down ? 'No connection.' : ''));
    });
  }

  #waiting(): void {
    if (!this.#chats.ready()) return;
    const waiting = this.#chats.waiting();
    const fresh = waiting.filter((row) => this.#known && !this.#known.has(row.chat));
    this.#known = new Set(waiting.map((row) => row.chat));
    const [first, ...rest] = fresh;
    if (!first) return;
    this.#say(
      `${rest.length ? `${fresh.length} visitors are` : `${visitorName(first.visitor)} is`} waiting, ${waiting.length} waiting`,
    );
  }

  #offered(): void {
    if (!this.#me.ready()) return;
    const offers = this.#me.offers();
    const fresh = offers.find((offer) => this.#offers && !this.#offers.has(offer.offer));
    this.#offers = new Set(offers.map((offer) => offer.offer));
    if (!fresh) return;
    const asks = fresh.what === 'transfer' ? 'wants to transfer a chat to you' : 'invites you to a chat';
    untracked(() => this.urgent.set(`${fresh.by.name} ${asks}`));
  }

  #say(sentence: string): void {
    this.#queue.push(sentence);
    if (!this.#talking) this.#next();
  }

  #next(): void {
    const sentence = this.#queue.shift();
    this.#talking = sentence !== undefined;
    untracked(() => this.polite.set(sentence ?? ''));
    if (sentence !== undefined) setTimeout(() => this.#next(), pause);
  }
}
