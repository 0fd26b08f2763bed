import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { filled } from './filled';
import type { Given, Keys, Scope, Translate } from './scope';
import { TRANSLATIONS } from './translations';

/** U+2068 and U+2069: a Latin name in an Arabic sentence keeps its own direction, and the sentence keeps its. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The texts of the console. English is built in; another language comes by file and falls back key by key. */
@Injectable({ providedIn: 'root' })
export class Texts {
  readonly #transloco = inject(TRANSLATIONS);
  readonly #scopes = new Set<string>();
  readonly #language = signal('en');
  /** One more whenever a file has come. */
  readonly #loaded = signal(0);
  #plurals = new Intl.PluralRules('en');
  #numbers = new Intl.NumberFormat('en');
  #fromRight = false;

  readonly language = this.#language.asReadonly();

  /** The door to one part's texts. */
  of<T extends Keys>(scope: Scope<T>): Translate<T> {
    if (!this.#scopes.has(scope.name)) {
      this.#scopes.add(scope.name);
      this.#transloco.setTranslation(scope.english, `${scope.name}/en`, { emitChange: false });
      void this.#load(scope.name, this.#language());
    }
    return (key, ...given) => this.#text(scope.name, key, (given as readonly Given[])[0] ?? {});
  }

  /** Speaks another language as soon as its files are here. */
  async use(language: string, fromRight: boolean): Promise<void> {
    this.#transloco.setAvailableLangs([...new Set(['en', this.#language(), language])]);
    await Promise.all([...this.#scopes].map((scope) => this.#load(scope, language)));
    this.#plurals = new Intl.PluralRules(language);
    this.#numbers = new Intl.NumberFormat(language);
    this.#fromRight = fromRight;
    this.#transloco.setActiveLang(language);
    this.#language.set(language);
  }

  async #load(scope: string, language: string): Promise<void> {
    if (language === 'en') return;
    await firstValueFrom(this.#transloco.load(`${scope}/${language}`));
    this.#loaded.update((count) => count + 1);
  }

  #text(scope: string, key: string, given: Given): string {
    this.#loaded();
    const language = this.#language();
    const count = given['count'];
    const form = typeof count === 'number' ? this.#plurals.select(count) : '';
    const keys = [...(form ? [`${scope}.${key}.${form}`, `${scope}.${key}.other`] : []), `${scope}.${key}`];
    for (const from of [language, 'en']) {
      const texts = this.#transloco.getTranslation(from);
      const found = keys.map((one) => texts[one] as unknown).find((text) => typeof text === 'string');
      if (found !== undefined) return filled(found, given, (value) => this.#shown(value));
    }
    return key;
  }

  #shown(value: string | number): string {
    if (typeof value === 'number') return this.#numbers.format(value);
    return this.#fromRight ? isolated(value) : value;
  }
}
