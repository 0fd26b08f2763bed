import type { Instant, OperatorId } from '../ids';
import type { Settings } from '../settings/events';
import type { StaffFact } from './events';

export type PasswordSettings = Pick<Settings, 'initialPassword' | 'defaultPasswordHours'>;

/** The password itself never comes here: only that one was issued, of which kind, and until when it is good. */
export function startPasswordIssued(operator: OperatorId, at: Instant, settings: PasswordSettings): StaffFact {
  const expiresAt = at + settings.defaultPasswordHours * 3_600_000;
  return {
    type: 'DefaultPasswordIssued',
    data: { operator, expiresAt, random: settings.initialPassword === 'random' },
  };
}
