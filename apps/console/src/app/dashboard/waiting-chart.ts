import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Live } from '../live/live';
import { Formats } from '../texts/formats';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { chartHeight, chartPath, type Minute } from './chart-path';

const minute = 60_000;

/** How many waited at once in the last hour, drawn, and told in one sentence. */
@Component({
  selector: 'p-waiting-chart',
  template: `@if (minutes().length) {
    <h2>{{ t('rail.lastHour') }}</h2>
    <svg role="img" preserveAspectRatio="none" [attr.viewBox]="box()" [attr.aria-label]="told()">
      <path class="area" [attr.d]="path().area" />
      <path class="line" [attr.d]="path().line" />
    </svg>
    <p class="small quiet num" aria-hidden="true">
      <span>{{ from() }}</span><span>{{ to() }}</span>
    </p>
  }`,
  styleUrl: './waiting-chart.css',
})
export class WaitingChart {
  readonly #live = inject(Live);
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(dashboard);
  protected readonly minutes = signal<readonly Minute[]>([]);
  protected readonly box = computed(() => `0 0 ${this.minutes().length} ${chartHeight + 1}`);
  protected readonly path = computed(() => chartPath(this.minutes()));
  protected readonly from = computed(() => this.#formats.time(this.minutes()[0]?.at ?? 0));
  protected readonly to = computed(() => this.#formats.time((this.minutes().at(-1)?.at ?? 0) + minute));
  protected readonly told = computed(() => {
    const count = Math.max(0, ...this.minutes().map((one) => one.waiting ?? 0));
    const between = { from: this.from(), to: this.to() };
    return count ? this.t('rail.chart', { count, ...between }) : this.t('rail.chartNobody', between);
  });

  constructor() {
    effect(() => {
      if (this.#live.state() === 'live') untracked(() => void this.#ask());
    });
    const timer = setInterval(() => void this.#ask(), minute);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  async #ask(): Promise<void> {
    if (this.#live.state() !== 'live') return;
    const answer = await this.#live.query('waiting.lastHour', {});
    if (answer.ok) this.minutes.set(answer.result.minutes);
  }
}
