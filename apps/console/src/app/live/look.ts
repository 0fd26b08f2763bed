import { computed, effect, inject, Injectable } from '@angular/core';
import type { Ack } from '#libs/contracts';
import { timeOfDay, timeOfDayIn } from '../ui/duration';
import { type Choices, choicesFrom } from './choices';
import { Live } from './live';
import { Me } from './me';

/** Heights of a Dashboard row in pixels at the standard size of text. */
const rowHeights: Record<Choices['density'], number> = { standard: 46, compact: 36, comfortable: 54 };
/** Of the browser's own size of text. */
const textSizes: Record<Choices['textSize'], number> = { standard: 1, large: 1.125, larger: 1.25 };
/** What this browser showed last, so that the page does not flash before the feed is here. */
const remembered = 'parley.look';

/** The operator's choices, kept by the server and so the same on every device and in every window at once. */
@Injectable({ providedIn: 'root' })
export class Look {
  readonly #live = inject(Live);
  readonly #me = inject(Me);

  readonly choices = computed(() => choicesFrom(this.#me.self()?.choices ?? recalled()));
  readonly theme = computed(() => this.choices().theme);
  readonly rowHeight = computed(() =>
    Math.round(rowHeights[this.choices().density] * textSizes[this.choices().textSize]),
  );
  readonly singleKeys = computed(() => this.choices().singleKeys);

  constructor() {
    effect(() => {
      const { theme, textSize, density, timeFormat, language } = this.choices();
      const root = document.documentElement;
      if (theme === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = theme;
      root.dataset['density'] = density;
      root.style.fontSize = textSizes[textSize] === 1 ? '' : `${textSizes[textSize] * 100}%`;
      root.style.setProperty('--row', `${this.rowHeight()}px`);
      timeOfDay.set(timeOfDayIn(language, timeFormat));
      localStorage.setItem(remembered, JSON.stringify(this.choices()));
    });
  }

  choose(choices: Partial<Choices>): Promise<Ack> {
    return this.#live.send('profile.change', { choices });
  }
}

function recalled(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(remembered) ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}
