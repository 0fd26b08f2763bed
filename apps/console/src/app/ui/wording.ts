import { inject, Injectable } from '@angular/core';
import type { VisitorShown, Words } from '#libs/contracts';
import { Formats } from '../texts/formats';
import { ui } from '../texts/scopes/ui';
import { Texts } from '../texts/texts';

/** Names and lengths of time as the operator's language has them. Read it in a template or a `computed`. */
@Injectable({ providedIn: 'root' })
export class Wording {
  readonly #t = inject(Texts).of(ui);
  readonly #formats = inject(Formats);

  /** Words, or the label of the hole that an erasure left. */
  words(words: Words): string {
    return typeof words === 'string' ? words : this.#t('erased');
  }

  /** V1: a visitor without a name is "Visitor 4821". */
  visitor(visitor: Pick<VisitorShown, 'name' | 'number'>): string {
    const name = visitor.name === null ? '' : this.words(visitor.name).trim();
    return name || this.#t('visitor', { number: String(visitor.number) });
  }

  /** A length of time: `9 s`, `3 min 12 s`, `1 h 3 min`. */
  length(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const minutes = Math.floor(seconds / 60);
    if (minutes === 0) return this.#t('length.seconds', { seconds });
    if (minutes < 60) return this.#t('length.minutes', { minutes, seconds: seconds % 60 });
    return this.#t('length.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }

  /** How long ago, as coarse as people say it. */
  ago(ms: number): string {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 1) return this.#t('ago.now');
    return minutes < 60
      ? this.#t('ago.minutes', { minutes })
      : this.#t('ago.hours', { hours: Math.floor(minutes / 60) });
  }

  time(at: number): string {
    return this.#formats.time(at);
  }
}
