import { effect, inject, Injectable, untracked } from '@angular/core';
import { Clock } from '../live/clock';
import { MyChoices } from '../live/my-choices';
import { Attention } from './attention';
import { mayRing } from './may-ring';
import { type Moment, newsOf, type Ring } from './moment';
import { OnScreen } from './on-screen';
import { onlyWindow } from './only-window';
import { Sound } from './sound';

/** Rings for what comes up, in one window only; for those who wait again and again, until nobody does. */
@Injectable({ providedIn: 'root' })
export class Bells {
  readonly #sound = inject(Sound);
  readonly #attention = inject(Attention);
  readonly #choices = inject(MyChoices);
  readonly #clock = inject(Clock);
  readonly #onScreen = inject(OnScreen);
  /** A window that cannot sound leaves the ringing to one that can. */
  readonly #rings = onlyWindow('parley.sound', this.#unlocked());
  #before: Moment | null = null;
  /** When it last rang for those who wait, in server time. */
  #rang = 0;

  constructor() {
    effect(() => {
      const moment = this.#attention.moment();
      const rings = this.#rings();
      untracked(() => (moment && rings ? this.#heard(moment) : this.#silent()));
    });
    effect(() => {
      const now = this.#clock.now();
      untracked(() => this.#again(now));
    });
  }

  #heard(moment: Moment): void {
    const before = this.#before;
    this.#before = moment;
    if (moment.waiting.length === 0) this.#sound.stop('waiting');
    const [first] = newsOf(before, moment).filter((ring) => this.#may(ring));
    if (first) this.#ring(first);
  }

  /** Signed out, or another window rings. */
  #silent(): void {
    this.#before = null;
    for (const ring of ['waiting', 'offer', 'message'] as const) this.#sound.stop(ring);
  }

  #again(now: number): void {
    const seconds = this.#choices.all().repeatWaiting;
    const waits = (this.#before?.waiting.length ?? 0) > 0;
    if (waits && seconds > 0 && this.#rings() && now - this.#rang >= seconds * 1000 && this.#may('waiting'))
      this.#ring('waiting');
  }

  #ring(ring: Ring): void {
    if (ring === 'waiting') this.#rang = this.#clock.now();
    this.#sound.play(ring, this.#choices.all().volume);
  }

  #may(ring: Ring): boolean {
    const away = this.#attention.away();
    return mayRing(ring, { choices: this.#choices.all(), away, seen: this.#onScreen.seen() });
  }

  #unlocked(): Promise<void> {
    return new Promise((unlocked) => {
      const watch = effect(() => {
        if (this.#sound.state() === 'locked') return;
        unlocked();
        watch.destroy();
      });
    });
  }
}
