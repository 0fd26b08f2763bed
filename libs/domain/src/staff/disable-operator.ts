import type { Instant, OperatorId } from '../ids';
import { isLastAdministrator, mustExist, mustNotBeLastAdministrator } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';

/** An administrator, or a row of failed sign-ins, keeps somebody from signing in. */
export class DisableOperator {
  static readonly type = 'operator.disable';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly operator: OperatorId;
      readonly reason: 'administrator' | 'failures';
    },
  ) {}
}

/** Failures leave the last administrator enabled without a word: whoever caused them must not learn of it. */
export function disableOperator({ data: { operator, reason } }: DisableOperator, staff: Staff): StaffFact[] {
  if (!mustExist(staff, operator).enabled) return [];
  if (reason === 'failures' && isLastAdministrator(staff, operator)) return [];
  mustNotBeLastAdministrator(staff, operator);
  return [{ type: 'OperatorDisabled', data: { operator, reason } }];
}
