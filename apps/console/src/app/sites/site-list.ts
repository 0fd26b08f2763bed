import { computed, inject, Injectable } from '@angular/core';
import type { SiteRow } from '#libs/contracts';
import { openFeeds } from '../live/live';
import { Me } from '../live/me';

/** Every website with its configuration; for administrators. */
@Injectable({ providedIn: 'root' })
export class SiteList {
  readonly #me = inject(Me);
  readonly mayChange = computed(() => this.#me.self()?.role === 'administrator');
  /** Whether it is known who I am. */
  readonly known = computed(() => this.#me.self() !== undefined);
  readonly #feeds = openFeeds<SiteRow>(() => (this.mayChange() ? ['sites'] : []));

  readonly ready = computed(() => this.#feeds().get('sites')?.ready() ?? false);
  readonly all = computed(() =>
    [...(this.#feeds().get('sites')?.rows().values() ?? [])].sort((a, b) =>
      a.configuration.name.localeCompare(b.configuration.name),
    ),
  );

  find(id: string): SiteRow | undefined {
    return this.all().find((site) => site.id === id);
  }
}
