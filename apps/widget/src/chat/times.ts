import type { Language } from '../language';

/** Digits stay those of the page's own numbers, so that a time reads the same as in a message. */
const locale = (language: Language): string => (language === 'ar' ? 'ar-u-nu-latn' : language);

export function clockTime(language: Language, at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

export function day(language: Language, at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'short', timeZone }).format(at);
}
