import { Component, computed, inject } from '@angular/core';
import { options } from '../live/choices';
import { MyChoices } from '../live/my-choices';
import { Languages } from '../texts/language';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { Choice } from '../ui/choice';

/** How the console looks, in which language, on which clock. */
@Component({
  selector: 'p-look-choices',
  imports: [Choice],
  template: `<p-choice
      [legend]="t('look.theme')"
      [options]="themes()"
      [chosen]="mine.all().theme"
      (choose)="mine.choose({ theme: $event })"
    />
    <p-choice
      [legend]="t('look.density')"
      [options]="densities()"
      [chosen]="mine.all().density"
      (choose)="mine.choose({ density: $event })"
    />
    <p-choice
      [legend]="t('look.textSize')"
      [options]="textSizes()"
      [chosen]="mine.all().textSize"
      (choose)="mine.choose({ textSize: $event })"
    />
    <p-choice
      [legend]="t('look.language')"
      [options]="languages()"
      [chosen]="mine.all().language"
      (choose)="mine.choose({ language: $event })"
    />
    <p-choice
      [legend]="t('look.time')"
      [options]="times()"
      [chosen]="mine.all().timeFormat"
      (choose)="mine.choose({ timeFormat: $event })"
    />`,
})
export class LookChoices {
  readonly #languages = inject(Languages);
  protected readonly mine = inject(MyChoices);
  protected readonly t = inject(Texts).of(profile);

  protected readonly themes = computed(() =>
    options.theme.map((value) => ({ value, label: this.t(`look.themes.${value}`) })),
  );
  protected readonly densities = computed(() =>
    options.density.map((value) => ({ value, label: this.t(`look.densities.${value}`) })),
  );
  protected readonly textSizes = computed(() =>
    options.textSize.map((value) => ({ value, label: this.t(`look.textSizes.${value}`) })),
  );
  /** Each in its own words, so that nobody is lost in a language that was chosen by mistake. */
  protected readonly languages = computed(() => [
    { value: '', label: this.t('look.browser') },
    ...this.#languages.all().map(({ code, name }) => ({ value: code, label: name })),
  ]);
  protected readonly times = computed(() =>
    options.timeFormat.map((value) => ({ value, label: this.t(timeTexts[value]) })),
  );
}

const timeTexts = {
  '24 hours': 'look.times.h24',
  '12 hours': 'look.times.h12',
  language: 'look.times.language',
} as const;
