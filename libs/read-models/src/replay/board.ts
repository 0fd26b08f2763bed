import type { Board, DashboardRow, TeamRow, Time } from '#libs/contracts';
import { fold } from '../fold';
import { emptyNotes } from '../notes';
import type { ReplayFact } from './replay';

/**
 * A3: the dashboard as it stood after these facts: those of the staff, the sites, the operators' presence and of every
 * chat that was open then, in the order of positions.
 */
export function boardOf(facts: readonly ReplayFact[], at: Time, position: number): Board {
  const notes = emptyNotes();
  const rows = new Map<string, DashboardRow>();
  const team = new Map<string, TeamRow>();
  for (const told of facts)
    for (const { kind, key, row } of fold(notes, told)) {
      if (kind === 'dashboard') put(rows, key, row);
      if (kind === 'team') put(team, key, row);
    }
  const byAge = [...rows.values()].sort((one, other) => one.startedAt - other.startedAt);
  return { at, position, rows: byAge, team: [...team.values()] };
}

function put<R>(rows: Map<string, R>, key: string, row: R | null): void {
  if (row === null) rows.delete(key);
  else rows.set(key, row);
}
