import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Clock } from './clock';
import { Live } from './live';

/** Up to when what is on the screen is true: now, or since when the line is lost. */
@Injectable({ providedIn: 'root' })
export class AsOf {
  readonly #live = inject(Live);
  readonly #clock = inject(Clock);
  readonly #lost = signal<number | null>(null);
  readonly at = computed(() => this.#lost() ?? this.#clock.now());

  constructor() {
    effect(() => {
      const isLive = this.#live.state() === 'live';
      const now = this.#live.connection()?.serverNow ?? Date.now();
      this.#lost.update((before) => (isLive ? null : (before ?? now)));
    });
  }
}
