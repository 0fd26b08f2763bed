import { Component, computed, inject } from '@angular/core';
import { options } from '../live/choices';
import { MyChoices } from '../live/my-choices';
import { Sound } from '../notifications/sound';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { Choice } from '../ui/choice';
import { Toggle } from '../ui/toggle';
import { DesktopPermission } from './desktop-permission';

/** Seconds between two rings while visitors wait. */
const repeats = [0, 10, 20, 30, 60];

/** N5: what rings, when, how loud and how often; and what the desktop shows. */
@Component({
  selector: 'p-sound-choices',
  imports: [Choice, DesktopPermission, Toggle],
  templateUrl: './sound-choices.html',
  styleUrls: ['../ui/form-parts.css', './sound-choices.css'],
})
export class SoundChoices {
  readonly #sound = inject(Sound);
  protected readonly mine = inject(MyChoices);
  protected readonly t = inject(Texts).of(profile);
  protected readonly whens = computed(() => options.sound.map((value) => ({ value, label: this.t(whenTexts[value]) })));
  /** Also the one that was stored by another console. */
  protected readonly repeats = computed(() =>
    [...new Set([...repeats, this.mine.all().repeatWaiting])].sort((a, b) => a - b),
  );
  protected readonly silent = computed(() => this.mine.all().sound === 'off');

  protected async test(ring: 'waiting' | 'offer' | 'message'): Promise<void> {
    await this.#sound.unlock();
    this.#sound.play(ring, this.mine.all().volume);
  }
}

const whenTexts = { always: 'sound.always', 'only when hidden': 'sound.hidden', off: 'sound.off' } as const;
