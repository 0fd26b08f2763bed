/** The languages that the widget speaks. */
export type Language = 'en' | 'de' | 'ar';

const languages: readonly Language[] = ['en', 'de', 'ar'];

/** The first wish that we can meet; `de-CH` is met by German. English when none can be. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  const spoken = wishes.map((wish) => languages.find((language) => language === wish?.toLowerCase().split(/[-_]/)[0]));
  return spoken.find((language) => language !== undefined) ?? 'en';
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Words for a number; `other` is used where a language has no further forms. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Puts the number into the form that the language uses for it. */
export function plural(language: Language, forms: Plural, count: number): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace('#', String(count));
}
