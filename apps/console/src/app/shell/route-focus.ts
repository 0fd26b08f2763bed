import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

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
      document.querySelector<HTMLElement>('main h1')?.focus();
    });
  }
}
