import type { Role } from '../fact';
import type { Instant, OperatorId } from '../ids';
import { mustExist, mustNotBeLastAdministrator } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';

/** An administrator makes somebody an operator, supervisor, administrator or auditor. */
export class SetRole {
  static readonly type = 'operator.set-role';
  constructor(readonly data: { readonly at: Instant; readonly operator: OperatorId; readonly role: Role }) {}
}

export function setRole({ data: { operator, role } }: SetRole, staff: Staff): StaffFact[] {
  if (mustExist(staff, operator).role === role) return [];
  mustNotBeLastAdministrator(staff, operator);
  return [{ type: 'OperatorRoleChanged', data: { operator, role } }];
}
