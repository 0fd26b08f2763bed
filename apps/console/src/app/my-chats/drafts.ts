import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Live } from '../live/live';
import { DRAFT_STORE } from './draft-store';

/** Milliseconds from a keystroke until it is safe from a crash. */
const pause = 300;

/** M2: what was typed and not sent: one draft per chat, in memory at once, in this browser a moment later. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #live = inject(Live);
  readonly #store = inject(DRAFT_STORE);
  readonly #texts = signal<ReadonlyMap<string, string>>(new Map());
  readonly #unsaved = new Map<string, ReturnType<typeof setTimeout>>();
  #operator = '';

  constructor() {
    effect(() => {
      const operator = this.#live.operator() ?? '';
      untracked(() => void this.#load(operator));
    });
    const saveAll = (): void => [...this.#unsaved.keys()].forEach((chat) => this.#save(chat));
    addEventListener('pagehide', saveAll);
    inject(DestroyRef).onDestroy(() => removeEventListener('pagehide', saveAll));
  }

  of(chat: string): string {
    return this.#texts().get(chat) ?? '';
  }

  keep(chat: string, text: string): void {
    this.#texts.update((texts) => new Map(texts).set(chat, text));
    clearTimeout(this.#unsaved.get(chat));
    this.#unsaved.set(
      chat,
      setTimeout(() => this.#save(chat), pause),
    );
  }

  /** What is typed while the store still answers is newer than what it has. */
  async #load(operator: string): Promise<void> {
    this.#operator = operator;
    this.#texts.set(new Map());
    if (!operator) return;
    const drafts = await this.#store.load(operator);
    if (this.#operator !== operator) return;
    this.#texts.update((texts) => new Map([...drafts.map(({ chat, text }) => [chat, text] as const), ...texts]));
  }

  #save(chat: string): void {
    clearTimeout(this.#unsaved.get(chat));
    this.#unsaved.delete(chat);
    void this.#store.save(this.#operator, { chat, text: untracked(() => this.of(chat)) });
  }
}
