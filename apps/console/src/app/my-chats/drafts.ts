import { DestroyRef, effect, inject, Injectable, signal, untracked, type WritableSignal } from '@angular/core';
import { Live } from '../live/live';
import { DRAFT_STORE } from './draft-store';

/** Milliseconds from a keystroke until it is safe from a crash. */
const pause = 300;

/** M2: what was typed and not sent: one draft per chat, in memory at once, in this browser a moment later. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #live = inject(Live);
  readonly #store = inject(DRAFT_STORE);
  /** One of its own for each chat: a keystroke is told to nobody who shows another one. */
  readonly #texts = new Map<string, WritableSignal<string>>();
  /** Chats in which something was typed since the store was asked. */
  readonly #typed = new Set<string>();
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
    return this.#text(chat)();
  }

  keep(chat: string, text: string): void {
    this.#text(chat).set(text);
    this.#typed.add(chat);
    clearTimeout(this.#unsaved.get(chat));
    this.#unsaved.set(
      chat,
      setTimeout(() => this.#save(chat), pause),
    );
  }

  /** What is typed while the store still answers is newer than what it has. */
  async #load(operator: string): Promise<void> {
    this.#operator = operator;
    this.#typed.clear();
    for (const text of this.#texts.values()) text.set('');
    if (!operator) return;
    const drafts = await this.#store.load(operator);
    if (this.#operator !== operator) return;
    for (const { chat, text } of drafts) if (!this.#typed.has(chat)) this.#text(chat).set(text);
  }

  #text(chat: string): WritableSignal<string> {
    const text = this.#texts.get(chat) ?? signal('');
    this.#texts.set(chat, text);
    return text;
  }

  #save(chat: string): void {
    clearTimeout(this.#unsaved.get(chat));
    this.#unsaved.delete(chat);
    void this.#store.save(this.#operator, { chat, text: untracked(() => this.of(chat)) });
  }
}
