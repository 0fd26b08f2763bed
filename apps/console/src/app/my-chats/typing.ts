import { effect, inject, Injectable, signal } from '@angular/core';
import { Live } from '../live/live';

/** Milliseconds for which one signal counts, and between two of our own. */
const counts = 5000;
const pace = 3000;

/** Who is typing where: told now or never, and never stored. */
@Injectable({ providedIn: 'root' })
export class Typing {
  readonly #live = inject(Live);
  readonly #who = signal<ReadonlyMap<string, string>>(new Map());
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #lastTold = 0;

  constructor() {
    effect((onCleanup) => {
      const stop = this.#live.connection()?.onSignal((signal) => {
        if (signal.kind === 'typing') this.#heard(signal.chat, signal.name ?? '');
      });
      onCleanup(() => stop?.());
    });
  }

  /** The name of who is typing, empty for the visitor; undefined: nobody. */
  in(chat: string): string | undefined {
    return this.#who().get(chat);
  }

  stopped(chat: string): void {
    clearTimeout(this.#timers.get(chat));
    const who = new Map(this.#who());
    if (who.delete(chat)) this.#who.set(who);
  }

  /** I am typing. */
  tell(chat: string): void {
    if (Date.now() - this.#lastTold < pace) return;
    this.#lastTold = Date.now();
    this.#live.connection()?.signal({ kind: 'typing', chat });
  }

  #heard(chat: string, name: string): void {
    clearTimeout(this.#timers.get(chat));
    this.#timers.set(
      chat,
      setTimeout(() => this.stopped(chat), counts),
    );
    this.#who.set(new Map(this.#who()).set(chat, name));
  }
}
