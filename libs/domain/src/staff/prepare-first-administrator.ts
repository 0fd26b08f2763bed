import type { Instant, OperatorId } from '../ids';
import { anAdministratorHasOwnPassword, enabledAdministrators } from './administrators';
import { createOperator, CreateOperator } from './create-operator';
import type { StaffFact } from './events';
import type { Staff } from './staff';
import { startPasswordIssued, type PasswordSettings } from './start-password';

/** System, at each start: somebody must be able to sign in. */
export class PrepareFirstAdministrator {
  static readonly type = 'operator.prepare-first';
  constructor(
    readonly data: {
      readonly at: Instant;
      /** The id that the administrator gets if there is none yet. */
      readonly operator: OperatorId;
      readonly email: string;
      readonly name: string;
      readonly settings: PasswordSettings;
    },
  ) {}
}

/** While no administrator has a password of his own, the start password is issued anew. */
export function prepareFirstAdministrator({ data }: PrepareFirstAdministrator, staff: Staff): StaffFact[] {
  if (staff.operators.size === 0) {
    return createOperator(new CreateOperator({ ...data, role: 'administrator', sites: 'all' }), staff);
  }
  if (anAdministratorHasOwnPassword(staff)) return [];
  return enabledAdministrators(staff).map((operator) => startPasswordIssued(operator, data.at, data.settings));
}
