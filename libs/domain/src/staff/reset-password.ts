import type { Instant, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import { mustExist } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';
import { startPasswordIssued, type PasswordSettings } from './start-password';

/** An administrator gives somebody else the start password again. */
export class ResetPassword {
  static readonly type = 'operator.reset-password';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly operator: OperatorId;
      readonly by: OperatorId;
      readonly settings: PasswordSettings;
    },
  ) {}
}

/** One's own password is changed on My profile, with the current one. */
export function resetPassword({ data }: ResetPassword, staff: Staff): StaffFact[] {
  mustExist(staff, data.operator);
  if (data.operator === data.by) throw new Rejection('FORBIDDEN');
  return [startPasswordIssued(data.operator, data.at, data.settings)];
}
