import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

const heading = 'main h1';

/** Another page takes the focus to its heading; an entry bar that has it keeps it. */
@Injectable({ providedIn: 'root' })
export class RouteFocus {
  #page: string | null = null;

  constructor() {
    const ends = inject(Router).events.pipe(
      filter((event) => event instanceof NavigationEnd),
      takeUntilDestroyed(),
    );
    ends.subscribe((event) => this.#arrived(event.urlAfterRedirects.split(/[/?#]/)[1] ?? ''));
  }

  #arrived(page: string): void {
    const first = this.#page === null;
    if (page === this.#page) return;
    this.#page = page;
    if (first) return;
    setTimeout(() => {
      if (document.activeElement instanceof HTMLTextAreaElement) return;
      document.querySelector<HTMLElement>(heading)?.focus();
    });
  }
}

/** To the heading as soon as there is one, unless something has the focus by then. */
export function focusHeading(frames = 120): void {
  if (document.activeElement !== document.body) return;
  const found = document.querySelector<HTMLElement>(heading);
  if (found) found.focus();
  else if (frames) requestAnimationFrame(() => focusHeading(frames - 1));
}
