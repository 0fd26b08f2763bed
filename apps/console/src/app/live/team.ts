import { computed, inject, Injectable } from '@angular/core';
import type { TeamRow } from '#libs/contracts';
import { openFeeds } from './live';
import { Me } from './me';

/** Everybody on the staff, with presence and load. */
@Injectable({ providedIn: 'root' })
export class Team {
  readonly #me = inject(Me);
  readonly #feeds = openFeeds<TeamRow>(() => (this.#me.self()?.role === 'auditor' ? [] : ['team']));

  readonly all = computed(() => [...(this.#feeds().get('team')?.rows().values() ?? [])]);
  /** Those who are here, least busy first. */
  readonly here = computed(() =>
    this.all()
      .filter((operator) => operator.presence !== 'offline' && operator.role !== 'auditor')
      .sort((a, b) => a.load - b.load || a.name.localeCompare(b.name)),
  );

  find(id: string): TeamRow | undefined {
    return this.all().find((operator) => operator.id === id);
  }
}
