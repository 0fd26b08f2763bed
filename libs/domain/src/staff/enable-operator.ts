import type { Instant, OperatorId } from '../ids';
import { mustExist } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';

/** An administrator lets somebody sign in again. */
export class EnableOperator {
  static readonly type = 'operator.enable';
  constructor(readonly data: { readonly at: Instant; readonly operator: OperatorId }) {}
}

export function enableOperator({ data: { operator } }: EnableOperator, staff: Staff): StaffFact[] {
  return mustExist(staff, operator).enabled ? [] : [{ type: 'OperatorEnabled', data: { operator } }];
}
