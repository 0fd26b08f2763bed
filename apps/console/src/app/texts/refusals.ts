import { inject, Injectable } from '@angular/core';
import type { Refusal } from '#libs/contracts';
import { refusals } from './scopes/refusals';
import { Texts } from './texts';

/** What the server refused, in the operator's language: by its code, which is one of a closed list. */
@Injectable({ providedIn: 'root' })
export class Refusals {
  readonly #t = inject(Texts).of(refusals);

  /** A code that a newer server knows and this console does not is told in the server's own words. */
  text({ code, message }: Pick<Refusal, 'code' | 'message'>): string {
    return code in refusals.english ? this.#t(code) : message;
  }
}
