import { computed, effect, inject, Injectable } from '@angular/core';
import { Live } from './live';
import { Me } from './me';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['standard', 'compact', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** Heights of a Dashboard row in pixels; the tokens say the same to CSS. */
const rowHeights: Record<Density, number> = { standard: 46, compact: 36, comfortable: 54 };
/** What this browser showed last, so that the page does not flash before the feed is here. */
const remembered = 'parley.theme';

/** The operator's choices on look and keys, kept by the server and so the same on every device. */
@Injectable({ providedIn: 'root' })
export class Look {
  readonly #live = inject(Live);
  readonly #me = inject(Me);
  readonly #choices = computed(() => this.#me.self()?.choices ?? {});

  readonly theme = computed(() => oneOf(themes, this.#choices()['theme'] ?? localStorage.getItem(remembered)));
  readonly density = computed(() => oneOf(densities, this.#choices()['density']));
  readonly rowHeight = computed(() => rowHeights[this.density()]);
  readonly singleKeys = computed(() => this.#choices()['singleKeys'] !== false);

  constructor() {
    effect(() => {
      const root = document.documentElement;
      const theme = this.theme();
      if (theme === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = theme;
      root.dataset['density'] = this.density();
      localStorage.setItem(remembered, theme);
    });
  }

  choose(choice: Record<string, string | boolean>): void {
    void this.#live.send('profile.change', { choices: { ...this.#choices(), ...choice } });
  }
}

function oneOf<T extends string>(all: readonly [T, ...T[]], value: unknown): T {
  return all.find((one) => one === value) ?? all[0];
}
