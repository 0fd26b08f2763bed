import { Component, computed, inject } from '@angular/core';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { clockText } from '../../ui/duration';
import { Icon } from '../../ui/icon';
import { Wording } from '../../ui/wording';
import { Player, speeds } from './player';

/** Play and pause, steps, the clock, and how fast it goes. */
@Component({
  selector: 'p-replay-controls',
  imports: [Icon],
  templateUrl: './controls.html',
  styleUrl: './controls.css',
})
export class Controls {
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(audit);
  protected readonly player = inject(Player);
  protected readonly speeds = speeds;
  protected readonly clock = computed(() => this.#formats.second(this.player.clock()));
  protected readonly passed = computed(() => {
    const { skipsSilence, silence, second, start, end } = this.player;
    if (!skipsSilence()) return this.#of('play.of', second() * 1000, end() - start());
    return this.#of('play.shortened', silence().played(start() + second() * 1000), silence().total);
  });
  /** The silence that the clock runs through. */
  protected readonly skipped = computed(() => {
    const { skipsSilence, silence, second, start } = this.player;
    const length = skipsSilence() ? silence().around(start() + second() * 1000) : 0;
    return length ? this.t('play.skipping', { length: this.#wording.length(length) }) : '';
  });

  protected label(speed: number): string {
    return this.t('play.times', { speed: this.#formats.number(speed) });
  }

  #of(key: 'play.of' | 'play.shortened', passed: number, total: number): string {
    return this.t(key, { passed: clockText(passed), total: clockText(total) });
  }
}
