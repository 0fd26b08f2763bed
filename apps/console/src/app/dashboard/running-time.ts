import { Component, computed, inject, input } from '@angular/core';
import { Clock } from '../live/clock';
import { clockText } from '../ui/duration';

/** Milliseconds of waiting after which the number is coloured. */
const long = 120_000;

/** A running clock; the only part of a row that changes each second. */
@Component({
  selector: 'p-running-time',
  template: `<span role="timer" aria-live="off" [class.hot]="isLong()">{{ text() }}</span>`,
  styles: `
    .hot {
      color: var(--waiting-fg);
    }
  `,
})
export class RunningTime {
  readonly #clock = inject(Clock);
  readonly since = input.required<number>();
  readonly hot = input(false);
  readonly #passed = computed(() => this.#clock.now() - this.since());
  protected readonly text = computed(() => clockText(this.#passed()));
  protected readonly isLong = computed(() => this.hot() && this.#passed() >= long);
}
