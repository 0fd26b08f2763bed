import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { type Choices, options } from './choices';
import { Live } from './live';
import { MyChoices } from './my-choices';

/** Heights of a Dashboard row in pixels, at the standard size of text. */
const rowHeights: Record<Choices['density'], number> = { standard: 46, compact: 36, comfortable: 54 };
/** Of the browser's own size of text. */
const textScales: Record<Choices['textSize'], number> = { standard: 1, large: 1.125, larger: 1.25 };
/** What this browser showed last, so that the page does not flash before the feed is here. */
const remembered = 'parley.theme';

/** How the operator wants the console to look; in effect at once, in every window. */
@Injectable({ providedIn: 'root' })
export class Look {
  readonly #choices = inject(MyChoices);
  readonly #live = inject(Live);
  readonly #last = signal(localStorage.getItem(remembered));
  readonly #scale = computed(() => textScales[this.#choices.all().textSize]);

  readonly theme = computed((): Choices['theme'] => {
    if (this.#choices.known()) return this.#choices.all().theme;
    return options.theme.find((theme) => theme === this.#last()) ?? 'system';
  });
  readonly density = computed(() => this.#choices.all().density);
  readonly rowHeight = computed(() => Math.round(rowHeights[this.density()] * this.#scale()));
  readonly singleKeys = computed(() => this.#choices.all().singleKeys);

  constructor() {
    effect(() => {
      const root = document.documentElement;
      const theme = this.theme();
      if (theme === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = theme;
      root.dataset['density'] = this.density();
      root.style.fontSize = this.#scale() === 1 ? '' : `${this.#scale() * 100}%`;
      root.style.setProperty('--row', `${this.rowHeight()}px`);
      localStorage.setItem(remembered, theme);
    });
  }

  /** Of those who have no line this browser remembers the theme. */
  choose(choice: Partial<Choices>): void {
    if (this.#live.connection()) void this.#choices.choose(choice);
    else this.#last.set(choice.theme ?? this.#last());
  }
}
