import { inject, Injectable } from '@angular/core';
import { Live } from '../live/live';

/** M2: what was typed and not sent stays in this browser, for this operator and chat. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #live = inject(Live);

  of(chat: string): string {
    return localStorage.getItem(this.#key(chat)) ?? '';
  }

  keep(chat: string, text: string): void {
    if (text) localStorage.setItem(this.#key(chat), text);
    else localStorage.removeItem(this.#key(chat));
  }

  #key(chat: string): string {
    return `parley.draft.${this.#live.operator() ?? ''}.${chat}`;
  }
}
