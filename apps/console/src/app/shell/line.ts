import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Clock } from '../live/clock';
import { Live } from '../live/live';

/** Milliseconds without a line until it is said beside the dot, read out, and said over the page. */
const saidAfter = 2000;
const readOutAfter = 5000;
const barredAfter = 10_000;
/** Milliseconds for which it is said that all is well again. */
const restoredFor = 2000;

export type LineState = 'up to date' | 'connecting' | 'reconnecting' | 'no connection' | 'outdated' | 'restored';

/** How the line stands, as calmly as it may be told. */
@Injectable({ providedIn: 'root' })
export class Line {
  readonly #live = inject(Live);
  readonly #clock = inject(Clock);
  readonly #lostAt = signal<number | null>(null);
  readonly #restoredAt = signal<number | null>(null);
  #hadLine = false;

  readonly state = computed((): LineState => {
    if (this.#live.bye()?.why === 'outdated') return 'outdated';
    const lostAt = this.#lostAt();
    if (lostAt === null) return this.#isFresh() ? 'restored' : 'up to date';
    const lost = this.#clock.now() - lostAt;
    if (lost > barredAfter) return 'no connection';
    if (this.#live.state() === 'connecting') return 'connecting';
    return lost > saidAfter ? 'reconnecting' : 'up to date';
  });
  /** Long enough without a line that it is read out. */
  readonly isMissed = computed(() => {
    const lostAt = this.#lostAt();
    return lostAt !== null && this.#clock.now() - lostAt > readOutAfter;
  });
  /** Accept, Assume and Join wait for nobody: without a line they are not offered. */
  readonly isDown = computed(() => this.state() === 'no connection' || this.state() === 'outdated');

  constructor() {
    effect(() => {
      const lost = this.#live.state() !== 'live';
      untracked(() => this.#changed(lost));
    });
  }

  /** That it was lost is said only after a while; so is that it is back. */
  #changed(lost: boolean): void {
    const now = this.#live.connection()?.serverNow ?? Date.now();
    const lostAt = this.#lostAt();
    if (!lost && lostAt !== null && this.#hadLine && now - lostAt > saidAfter) this.#restoredAt.set(now);
    if (!lost) this.#hadLine = true;
    this.#lostAt.set(lost ? (lostAt ?? now) : null);
  }

  #isFresh(): boolean {
    const restoredAt = this.#restoredAt();
    return restoredAt !== null && this.#clock.now() - restoredAt < restoredFor;
  }

  tryNow(): void {
    this.#live.connection()?.tryNow();
  }

  /** Seconds until the next try; null while one is being made. */
  retryIn(): number | null {
    const connection = this.#live.connection();
    this.#clock.now();
    const retryAt = connection?.retryAt ?? null;
    return retryAt === null ? null : Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  }
}
