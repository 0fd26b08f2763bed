import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { MyChoices } from '../live/my-choices';
import { Texts } from './texts';

/** A language of the console as it calls itself. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

/** What this browser spoke last, so that the page begins in it before anybody is known. */
const remembered = 'parley.language';
const english: Language = { code: 'en', name: 'English', dir: 'ltr' };

/** Which language is spoken: the one that the operator chose, else the first of the browser's that there is. */
@Injectable({ providedIn: 'root' })
export class Languages {
  readonly #texts = inject(Texts);
  readonly #choices = inject(MyChoices);
  readonly #all = signal<readonly Language[]>([english]);
  readonly all = this.#all.asReadonly();

  readonly spoken = computed(() => {
    const chosen = this.#choices.known() ? this.#choices.all().language : localStorage.getItem(remembered);
    return firstOf(this.#all(), [...(chosen ? [chosen] : []), ...navigator.languages]);
  });

  constructor() {
    effect(() => {
      if (this.#choices.known()) localStorage.setItem(remembered, this.#choices.all().language);
    });
    effect(() => void this.#speak(this.spoken()));
  }

  /** Before the first page is drawn: which languages there are, and the one to begin with. */
  async begin(): Promise<void> {
    const asked = this.#learn();
    // English is built in: who begins in it waits for nothing
    const first = localStorage.getItem(remembered) || navigator.languages[0] || '';
    if (!/^en\b/i.test(first)) await asked;
  }

  async #learn(): Promise<void> {
    const answer = await fetch('/i18n/languages.json').catch(() => null);
    const told = answer?.ok ? ((await answer.json().catch(() => null)) as readonly Language[] | null) : null;
    if (Array.isArray(told)) this.#all.set(told);
    await this.#speak(this.spoken());
  }

  async #speak(language: Language): Promise<void> {
    await this.#texts.use(language.code, language.dir === 'rtl');
    if (this.spoken() !== language) return;
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.dir;
  }
}

/** "de-AT" is content with "de". */
export function firstOf(all: readonly Language[], wanted: readonly string[]): Language {
  for (const code of wanted) {
    const exact = all.find((one) => one.code.toLowerCase() === code.toLowerCase());
    const near = exact ?? all.find((one) => one.code === code.split('-')[0]?.toLowerCase());
    if (near) return near;
  }
  return english;
}
