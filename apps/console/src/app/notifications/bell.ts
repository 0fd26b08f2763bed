import { Component, computed, inject } from '@angular/core';
import { MyChoices } from '../live/my-choices';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Sound } from './sound';

const body =
  'M8 2.200a3.800 3.800 0 0 0-3.800 3.800c0 3.200-1.400 4.500-1.400 4.500h10.400S11.800 9.200 11.800 6A3.800 3.800 0 0 0 8 2.200zM6.800 12.800a1.300 1.300 0 0 0 2.400 0';

/** Crossed until a sound has really been heard. */
@Component({
  selector: 'p-bell',
  template: `<button [attr.aria-label]="t(words())" [attr.title]="t(words())" (click)="press()">
    <svg viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="drawing()" /></svg>
  </button>`,
  styles: `
    button {
      display: grid;
      place-items: center;
      inline-size: 28px;
      block-size: 28px;
      padding: 0;
      border: 0;
      border-radius: var(--r2);
      background: none;
      color: var(--text-2);
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-3);
    }
    svg {
      inline-size: 16px;
      block-size: 16px;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Bell {
  readonly #choices = inject(MyChoices);
  readonly #sound = inject(Sound);
  protected readonly t = inject(Texts).of(shell);
  readonly #off = computed(() => this.#choices.all().sound === 'off');
  protected readonly words = computed(() => {
    if (this.#off()) return 'sound.isOff';
    return this.#sound.state() === 'proved' ? 'sound.isOn' : 'sound.isNotProved';
  });
  protected readonly drawing = computed(() => (this.words() === 'sound.isOn' ? body : `${body}M2.500 2.500l11 11`));

  /** Turns sound on or off; where it was never heard, lets it be heard. */
  protected async press(): Promise<void> {
    if (this.words() === 'sound.isOn') return void this.#choices.choose({ sound: 'off' });
    if (this.#off()) void this.#choices.choose({ sound: 'always' });
    await this.#sound.unlock();
    this.#sound.play('message', Math.max(20, this.#choices.all().volume));
  }
}
