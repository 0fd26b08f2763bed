import { inject, Injectable, DestroyRef, signal } from '@angular/core';

/** A sentence that says how many times it was asked for, so that a burst is one sentence. */
type Sentence = (times: number) => string;

/** Milliseconds between two sentences, so that the second does not cut off the first. */
const pause = 2000;

/** Speaks to those who do not see the screen: one sentence after the other, and what is urgent at once. */
@Injectable({ providedIn: 'root' })
export class Speaker {
  readonly #polite = signal('');
  readonly #urgent = signal('');
  /** By what it is about: what comes before its turn is merged with what is already waiting. */
  readonly #queue = new Map<string, { sentence: Sentence; times: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly polite = this.#polite.asReadonly();
  readonly urgent = this.#urgent.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  say(about: string, sentence: Sentence, times = 1): void {
    const before = this.#queue.get(about)?.times ?? 0;
    this.#queue.set(about, { sentence, times: before + times });
    this.#timer ??= setTimeout(() => this.#next());
  }

  /** Assertive: interrupts. Empty takes back what was said. */
  shout(sentence: string): void {
    this.#urgent.set(sentence);
  }

  #next(): void {
    this.#timer = undefined;
    const [first] = this.#queue;
    if (!first) return this.#polite.set('');
    const [about, { sentence, times }] = first;
    this.#queue.delete(about);
    this.#polite.set(sentence(times));
    this.#timer = setTimeout(() => this.#next(), pause);
  }
}
