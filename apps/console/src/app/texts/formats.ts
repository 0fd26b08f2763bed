import { computed, inject, Injectable } from '@angular/core';
import { MyChoices } from '../live/my-choices';
import { Texts } from './texts';

const clocks = { '24 hours': 'h23', '12 hours': 'h12', language: undefined } as const;

/** Minutes whose text is kept: a log of hundreds of messages asks for few of them, again and again. */
const mostKnown = 2000;

/** Times, dates and numbers as the language and the operator have them; `Intl` knows how. */
@Injectable({ providedIn: 'root' })
export class Formats {
  readonly #texts = inject(Texts);
  readonly #choices = inject(MyChoices);
  readonly #clock = computed(() => {
    const hourCycle = clocks[this.#choices.all().timeFormat];
    return hourCycle ? { hourCycle } : {};
  });
  readonly #time = computed(() => {
    const language = this.#texts.language();
    const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...this.#clock() });
    return { format, known: new Map<number, string>() };
  });
  readonly #day = computed(
    () => new Intl.DateTimeFormat(this.#texts.language(), { weekday: 'short', day: 'numeric', month: 'short' }),
  );
  readonly #moment = computed(
    () =>
      new Intl.DateTimeFormat(this.#texts.language(), {
        dateStyle: 'medium',
        timeStyle: 'short',
        ...this.#clock(),
      }),
  );
  readonly #second = computed(
    () =>
      new Intl.DateTimeFormat(this.#texts.language(), {
        ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
        ...this.#clock(),
      }),
  );
  readonly #date = computed(() => new Intl.DateTimeFormat(this.#texts.language(), { dateStyle: 'medium' }));
  readonly #number = computed(() => new Intl.NumberFormat(this.#texts.language()));

  /** The time of day: `10:31`. */
  time(at: number): string {
    const { format, known } = this.#time();
    const minute = Math.floor(at / 60_000);
    const text = known.get(minute) ?? format.format(at);
    if (known.size < mostKnown) known.set(minute, text);
    return text;
  }

  /** The time of day somewhere else: `11:42 UTC+1`; null where there is no such zone. */
  timeIn(timeZone: string, at: number): string | null {
    const shown = { hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset', ...this.#clock() } as const;
    try {
      return new Intl.DateTimeFormat(this.#texts.language(), { ...shown, timeZone }).format(at);
    } catch {
      return null;
    }
  }

  /** The time of day with seconds: `10:31:04`. */
  second(at: number): string {
    return this.#second().format(at);
  }

  /** The day with its year. */
  date(at: number): string {
    return this.#date().format(at);
  }

  /** The day: `Sun, 22 Nov`. */
  day(at: number): string {
    return this.#day().format(at);
  }

  /** Day and time. */
  moment(at: number): string {
    return this.#moment().format(at);
  }

  number(value: number): string {
    return this.#number().format(value);
  }

  /** Names one after the other, with "and" as the language says it. */
  list(words: readonly string[]): string {
    return this.listParts(words)
      .map(({ value }) => value)
      .join('');
  }

  /** Apart, so that each name can be cut at its own end. */
  listParts(words: readonly string[]): { type: 'element' | 'literal'; value: string }[] {
    return new Intl.ListFormat(this.#texts.language(), { type: 'conjunction' }).formatToParts(words);
  }
}
