import { Component, computed, inject, signal } from '@angular/core';
import { MyChoices } from '../live/my-choices';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Desktop } from './desktop';
import { Notifications } from './notifications';
import { Sound } from './sound';

/** Until a sound has really been heard, it is said that none may be. */
@Component({
  selector: 'p-sound-bar',
  template: `@if (shown()) {
    <div class="bar" role="region" [attr.aria-label]="t('sound.label')">
      <span>{{ t(sound.state() === 'locked' ? 'sound.locked' : 'sound.untested') }}</span>
      <button class="link" (click)="test()">{{ t('sound.test') }}</button>
      <button class="link later" (click)="later.set(true)">{{ t('sound.later') }}</button>
    </div>
  }`,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 9px;
      min-block-size: 36px;
      padding: 4px 20px;
      background: var(--accent-tint);
      color: var(--accent-text);
      font-weight: 550;
    }
    .later {
      margin-inline-start: auto;
      font-weight: 400;
    }
  `,
})
export class SoundBar {
  readonly #choices = inject(MyChoices);
  readonly #desktop = inject(Desktop);
  protected readonly sound = inject(Sound);
  protected readonly t = inject(Texts).of(shell);
  protected readonly later = signal(false);
  protected readonly shown = computed(
    () =>
      this.#choices.known() && this.#choices.all().sound !== 'off' && this.sound.state() !== 'proved' && !this.later(),
  );

  constructor() {
    inject(Notifications);
  }

  protected async test(): Promise<void> {
    await this.sound.unlock();
    this.sound.play('message', Math.max(20, this.#choices.all().volume));
    if (this.#choices.all().desktop) await this.#desktop.ask();
  }
}
