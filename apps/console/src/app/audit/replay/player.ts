import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Replay } from '#libs/contracts';
import { compare, countUpTo, type Moment, momentAt } from './moment';
import { Silence } from './silence';

export const speeds = [0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof speeds)[number];

/** The one clock of a replay. It runs by animation frames; whoever reads `moment` in a template follows each of them. */
@Injectable()
export class Player {
  readonly #replay = signal<Replay | null>(null);
  readonly #moment = signal<Moment>(momentAt(0));
  readonly #playing = signal(false);
  readonly #limit = signal<Moment | null>(null);
  #frame = 0;
  #before = 0;

  readonly speed = signal<Speed>(1);
  readonly skipsSilence = signal(false);
  readonly moment = this.#moment.asReadonly();
  readonly playing = this.#playing.asReadonly();
  readonly #times = computed(() => timesOf(this.#replay()));
  readonly start = computed(() => this.#times()[0] ?? 0);
  readonly end = computed(() => this.#times().at(-1) ?? 0);
  readonly silence = computed(() => new Silence(this.#times()));
  readonly #events = computed(() => this.#replay()?.events ?? []);
  /** How many events have happened by now. */
  readonly happened = computed(() => countUpTo(this.#events(), this.#moment()));
  readonly current = computed(() => this.#events()[this.happened() - 1] ?? null);
  /** The time of day in whole seconds. */
  readonly clock = computed(() => Math.floor(this.#moment().at / 1000) * 1000);
  /** Whole seconds since the beginning: for what need not follow each frame. */
  readonly second = computed(() => Math.floor((this.#moment().at - this.start()) / 1000));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  open(replay: Replay, at: Moment | null): void {
    this.#replay.set(replay);
    this.jump(at ?? momentAt(this.start()));
  }

  /** Nothing from this moment on is shown: the record is not to be believed there. */
  stopBefore(moment: Moment | null): void {
    this.#limit.set(moment);
    this.jump(this.#moment());
  }

  jump(to: Moment): void {
    const limit = this.#limit();
    const last = limit ? { at: limit.at, position: limit.position - 1 } : momentAt(this.end());
    if (to.at < this.start()) this.#moment.set(momentAt(this.start()));
    else this.#moment.set(compare(to, last) > 0 ? last : to);
  }

  seekBy(ms: number): void {
    this.jump(momentAt(this.#moment().at + ms));
  }

  /** To the next event, or to the one before. */
  step(by: 1 | -1): void {
    const to = this.#events()[this.happened() - 1 + by];
    if (to) this.jump(to);
    else if (by < 0) this.jump(momentAt(this.start()));
  }

  toggle(): void {
    if (this.#playing()) this.pause();
    else this.play();
  }

  play(): void {
    if (this.#playing() || this.end() === 0) return;
    if (this.#moment().at >= this.end()) this.jump(momentAt(this.start()));
    this.#playing.set(true);
    this.#before = performance.now();
    this.#ask();
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#playing.set(false);
  }

  faster(by: 1 | -1): void {
    this.speed.update((speed) => speeds[speeds.indexOf(speed) + by] ?? speed);
  }

  #ask(): void {
    this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    const now = performance.now();
    const passed = (now - this.#before) * this.speed();
    this.#before = now;
    const { at } = this.#moment();
    const silence = this.silence();
    this.jump(momentAt(this.skipsSilence() ? silence.timeAt(silence.played(at) + passed) : at + passed));
    if (this.#moment().at >= this.end() || this.#limit()?.at === this.#moment().at) this.pause();
    else this.#ask();
  }
}

/** Every time at which something happened or came to a screen, in order. */
function timesOf(replay: Replay | null): number[] {
  if (!replay) return [];
  const times = [replay.startedAt, ...(replay.endedAt === null ? [] : [replay.endedAt])];
  for (const { at } of replay.events) times.push(at);
  for (const { changes } of replay.screens) for (const { at } of changes) times.push(at);
  return times.sort((one, other) => one - other);
}
