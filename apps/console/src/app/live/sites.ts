import { computed, inject, Injectable } from '@angular/core';
import type { SiteRow } from '#libs/contracts';
import { openFeeds } from './live';
import { Me } from './me';

/** The names of the websites; told only to operators who serve more than one. */
@Injectable({ providedIn: 'root' })
export class Sites {
  readonly #me = inject(Me);
  readonly #feeds = openFeeds<SiteRow>(() => (this.#me.served().length > 1 ? ['sites'] : []));
  readonly #names = computed(
    () =>
      new Map([...(this.#feeds().get('sites')?.rows().values() ?? [])].map((row) => [row.id, row.configuration.name])),
  );

  nameOf(site: string): string {
    return this.#names().get(site) ?? '';
  }
}
