import type { Role } from '../fact';
import type { Instant, OperatorId, SiteId } from '../ids';
import { Rejection } from '../rejection';
import type { StaffFact } from './events';
import { comparable, type Staff } from './staff';
import { startPasswordIssued, type PasswordSettings } from './start-password';

/** An administrator adds somebody who may sign in. */
export class CreateOperator {
  static readonly type = 'operator.create';
  constructor(
    readonly data: {
      readonly at: Instant;
      /** The id that the operator gets. */
      readonly operator: OperatorId;
      readonly email: string;
      readonly name: string;
      readonly role: Role;
      readonly sites: readonly SiteId[] | 'all';
      readonly settings: PasswordSettings;
    },
  ) {}
}

/** Two people never share an e-mail, also not in another case, also not with one who is disabled. */
export function createOperator({ data }: CreateOperator, staff: Staff): StaffFact[] {
  const { at, operator, role, sites, settings } = data;
  const email = data.email.trim();
  const taken = [...staff.operators.values()].some((other) => other.email === comparable(email));
  if (taken) throw new Rejection('CONFLICT', { why: 'email-taken' }, 'email');
  return [
    {
      type: 'OperatorCreated',
      data: { operator, role, sites },
      private: { email, name: data.name.trim() },
      person: operator,
    },
    startPasswordIssued(operator, at, settings),
  ];
}
