import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Line } from './line';

const mainOf = (html: string): string | undefined => /src="(main-[^"]+\.js)"/.exec(html)?.[1];

/** After a lost line the server may have another console to give: then it is offered, and never forced. */
@Injectable({ providedIn: 'root' })
export class NewVersion {
  readonly #line = inject(Line);
  readonly #offered = signal(false);
  readonly #own = document.querySelector('script[src^="main-"]')?.getAttribute('src');
  readonly offered = this.#offered.asReadonly();

  constructor() {
    effect(() => {
      if (this.#line.state() === 'restored') untracked(() => void this.#look());
    });
  }

  later(): void {
    this.#offered.set(false);
  }

  async #look(): Promise<void> {
    const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
    const given = answer?.ok ? mainOf(await answer.text()) : undefined;
    if (this.#own && given) this.#offered.set(given !== this.#own);
  }
}
