import { computed, inject, Injectable } from '@angular/core';
import type { OperatorRow, SiteRow, TeamRow } from '#libs/contracts';
import { openFeeds } from '../live/live';
import { Me } from '../live/me';
import { Team } from '../live/team';

/** Somebody on the staff, with what the team's feed says of the moment. */
export type Listed = OperatorRow & Pick<TeamRow, 'presence' | 'load'>;

const nobody: Pick<TeamRow, 'presence' | 'load'> = { presence: 'offline', load: 0 };

/** Everybody who may sign in, also those who are disabled; for administrators, and for supervisors to read. */
@Injectable({ providedIn: 'root' })
export class Roster {
  readonly #me = inject(Me);
  readonly #team = inject(Team);
  readonly #role = computed(() => this.#me.self()?.role);
  readonly mayRead = computed(() => this.#role() === 'administrator' || this.#role() === 'supervisor');
  readonly mayChange = computed(() => this.#role() === 'administrator');
  readonly #feeds = openFeeds<OperatorRow>(() => (this.mayRead() ? ['operators'] : []));
  readonly #sites = openFeeds<SiteRow>(() => (this.mayRead() ? ['sites'] : []));

  readonly me = computed(() => this.#me.self()?.id);
  readonly ready = computed(() => this.#feeds().get('operators')?.ready() ?? false);
  readonly sites = computed(() =>
    [...(this.#sites().get('sites')?.rows().values() ?? [])]
      .map((row) => ({ id: row.id, name: row.configuration.name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  /** By name, those who are disabled at the end. */
  readonly all = computed((): readonly Listed[] => {
    const rows = [...(this.#feeds().get('operators')?.rows().values() ?? [])];
    const listed = rows.map((row) => ({ ...row, ...this.#now(row.id) }));
    return listed.sort((a, b) => Number(b.enabled) - Number(a.enabled) || a.name.localeCompare(b.name));
  });

  find(id: string): Listed | undefined {
    return this.all().find((one) => one.id === id);
  }

  #now(id: string): Pick<TeamRow, 'presence' | 'load'> {
    const { presence, load } = this.#team.find(id) ?? nobody;
    return { presence, load };
  }
}
