import { computed, DestroyRef, effect, inject, Injectable, InjectionToken, signal, untracked } from '@angular/core';
import { Clock } from '../live/clock';
import { Live } from '../live/live';
import { Session } from '../sign-in/session';

/** Milliseconds: the server ends a session after so long without a request; when that is said; how often it is renewed. */
const limit = 30 * 60_000;
const warnedBefore = 2 * 60_000;
const renewedEvery = 5 * 60_000;
/** Milliseconds between two words to the other windows of this browser, which have the same session. */
const toldEvery = 10_000;
const deeds = ['pointerdown', 'keydown', 'wheel'] as const;

/** Between the windows of one browser, which have one session. */
export const SESSION_CHANNEL = new InjectionToken<Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>>(
  'session channel',
  { factory: () => new BroadcastChannel('parley.session') },
);

/** Keeps the session of whoever does something here, and warns before it ends for whoever does not. */
@Injectable({ providedIn: 'root' })
export class Idle {
  readonly #clock = inject(Clock);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  readonly #renewedAt = signal(this.#clock.now());
  readonly #windows = inject(SESSION_CHANNEL);
  #didAt = 0;
  #toldAt = 0;

  /** Seconds until the end, from two minutes before; null until then. */
  readonly left = computed(() => {
    if (!this.#live.connection()) return null;
    const left = limit - (this.#clock.now() - this.#renewedAt());
    return left > warnedBefore ? null : Math.max(0, Math.ceil(left / 1000));
  });

  constructor() {
    const did = (): void => void (this.#didAt = this.#clock.now());
    for (const deed of deeds) document.addEventListener(deed, did, { capture: true, passive: true });
    this.#windows.onmessage = () => this.#renewedAt.set(this.#clock.now());
    effect(() => {
      if (this.#live.asked()) untracked(() => this.#asked());
    });
    inject(DestroyRef).onDestroy(() => {
      this.#windows.close();
      for (const deed of deeds) document.removeEventListener(deed, did, { capture: true });
    });
    effect(() => {
      const now = this.#clock.now();
      const over = this.left() === 0;
      untracked(() => this.#tick(now, over));
    });
  }

  /** Any question to the server begins the idle time anew. */
  renew(): void {
    this.#renewedAt.set(this.#clock.now());
    void this.#live.query('sessions.mine', {});
  }

  /** Whatever the server is asked begins the idle time anew, here and in the other windows. */
  #asked(): void {
    const now = this.#clock.now();
    this.#renewedAt.set(now);
    if (now - this.#toldAt < toldEvery) return;
    this.#toldAt = now;
    this.#windows.postMessage('renewed');
  }

  #tick(now: number, over: boolean): void {
    if (!this.#live.connection()) this.#renewedAt.set(now);
    else if (this.#didAt > this.#renewedAt() && now - this.#renewedAt() > renewedEvery) this.renew();
    else if (over) this.#end(now);
  }

  /** The server alone knows: another window may have kept the session. */
  #end(now: number): void {
    this.#renewedAt.set(now);
    void this.#session.resume();
  }
}
