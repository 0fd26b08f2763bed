import type { Instant, OperatorId } from '../ids';
import { mustExist } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';

/** An operator chose a password of his own; whether it is good enough was judged where the words are known. */
export class ChangePassword {
  static readonly type = 'operator.change-password';
  constructor(readonly data: { readonly at: Instant; readonly operator: OperatorId }) {}
}

export function changePassword({ data: { operator } }: ChangePassword, staff: Staff): StaffFact[] {
  const first = mustExist(staff, operator).password !== 'own';
  return [{ type: 'PasswordChanged', data: { operator, first } }];
}
