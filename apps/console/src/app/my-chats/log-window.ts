import { computed, type Signal, signal, untracked } from '@angular/core';
import type { ThreadItem } from '#libs/contracts';

/** Items in the page as the chat opens, then while the end is followed, at most, and how many come when an edge is near. */
const atFirst = 60;
const atRest = 120;
const atMost = 240;
const step = 60;

/** Which part of a long thread is in the page: its end, or a stretch around the place where somebody reads. */
export class LogWindow {
  /** Place of the first item in the page; null: the end is followed. */
  readonly #start = signal<number | null>(null);
  readonly #atEnd = signal(atFirst);

  constructor(private readonly all: Signal<readonly ThreadItem[]>) {}

  readonly #from = computed(() => {
    const start = this.#start();
    const items = this.all();
    if (start === null) return Math.max(0, items.length - this.#atEnd());
    return Math.max(
      0,
      items.findIndex((item) => item.n >= start),
    );
  });
  readonly items = computed(() => this.all().slice(this.#from(), this.#from() + atMost));
  readonly hasEarlier = computed(() => this.#from() > 0);
  /** Whether the newest item is in the page. */
  readonly atEnd = computed(() => this.#from() + atMost >= this.all().length);

  /** More than is seen at once, so that scrolling up finds something: not before the chat is on the screen. */
  fill(): void {
    this.#atEnd.set(atRest);
  }

  follow(): void {
    this.#start.set(null);
  }

  /** What is in the page now stays, whatever comes below. */
  hold(): void {
    const first = untracked(this.items)[0];
    if (untracked(this.#start) === null && first) this.#start.set(first.n);
  }

  earlier(): void {
    this.#move(-step);
  }

  later(): void {
    this.#move(step);
  }

  /** Puts the item of this place in the page, with as much around it. */
  show(place: number): void {
    this.#start.set(Math.max(1, place - step));
  }

  #move(by: number): void {
    const items = untracked(this.all);
    const item = items[Math.max(0, untracked(this.#from) + by)];
    if (item) this.#start.set(item.n);
  }
}
