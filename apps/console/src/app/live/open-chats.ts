import { computed, inject, Injectable } from '@angular/core';
import type { DashboardRow } from '#libs/contracts';
import { openFeeds } from './live';
import { Me } from './me';

/** Every open chat that I may see: the dashboards of my sites, and what offers let me see beyond them. */
@Injectable({ providedIn: 'root' })
export class OpenChats {
  readonly #me = inject(Me);
  readonly #feeds = openFeeds<DashboardRow>(() => this.#me.served().map((site) => `dashboard:${site}`));

  readonly ready = computed(
    () => this.#me.ready() && [...this.#feeds().values()].every((feed) => feed.ready() || feed.denied()),
  );
  readonly rows = computed((): ReadonlyMap<string, DashboardRow> => {
    const rows = new Map(this.#me.outside().map((row) => [row.chat, row]));
    for (const feed of this.#feeds().values()) for (const row of feed.rows().values()) rows.set(row.chat, row);
    return rows;
  });
  /** N1: visitors waiting whom I may accept; computed, never accumulated. */
  readonly waiting = computed(() =>
    [...this.rows().values()].filter((row) => row.status === 'waiting').sort((a, b) => a.startedAt - b.startedAt),
  );
}
