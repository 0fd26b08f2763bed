import { computed, effect, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { Session } from '../sign-in/session';

/** Auditors are in no chat and have no line: Audit is their first page, and My profile the other one. */
@Injectable({ providedIn: 'root' })
export class AuditorHome {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #address = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event): string | null => event.urlAfterRedirects),
    ),
    // Before the first page is known nobody is astray
    { initialValue: this.#router.navigated ? this.#router.url : null },
  );
  readonly isAuditor = computed(() => this.#session.who()?.operator.role === 'auditor');
  /** On a page that is not an auditor's; it is not shown at all. */
  readonly astray = computed(() => {
    const address = this.#address();
    return this.isAuditor() && address !== null && !/^\/(audit|my-profile)([/?#]|$)/.test(address);
  });

  constructor() {
    effect(() => {
      const isIn = this.#session.state() === 'in';
      if (isIn && this.astray()) void this.#router.navigateByUrl('/audit', { replaceUrl: true });
    });
  }
}
