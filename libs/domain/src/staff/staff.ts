import { assertNever, wordsOf, type Role } from '../fact';
import type { OperatorId, SiteId } from '../ids';
import type { OperatorCreated, StaffFact } from './events';

export interface StaffMember {
  /** As it is compared: lower case. Null once erased. */
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role;
  readonly sites: readonly SiteId[] | 'all';
  readonly enabled: boolean;
  /** `start`: issued by Parley, to be replaced before anything else. */
  readonly password: 'none' | 'start' | 'own';
}

/** Everybody who may sign in, in one stream: the last administrator and unique e-mails need no lock but its version. */
export interface Staff {
  readonly operators: ReadonlyMap<OperatorId, StaffMember>;
}

export const initialStaff: Staff = { operators: new Map() };

export function evolveStaff(staff: Staff, fact: StaffFact): Staff {
  if (fact.type === 'OperatorCreated') return withOperator(staff, fact.data.operator, created(fact));
  const operator = staff.operators.get(fact.data.operator);
  return operator ? withOperator(staff, fact.data.operator, { ...operator, ...changes(fact) }) : staff;
}

export const staffDefinition = { kind: 4, initial: initialStaff, evolve: evolveStaff };

export function comparable(email: string): string {
  return email.trim().toLowerCase();
}

function withOperator({ operators }: Staff, id: OperatorId, operator: StaffMember): Staff {
  return { operators: new Map(operators).set(id, operator) };
}

function created(fact: OperatorCreated): StaffMember {
  const words = wordsOf(fact);
  const { role, sites } = fact.data;
  const email = words && comparable(words.email);
  return { email, name: words && words.name, role, sites, enabled: true, password: 'none' };
}

function changes(fact: Exclude<StaffFact, OperatorCreated>): Partial<StaffMember> {
  switch (fact.type) {
    case 'DefaultPasswordIssued':
      return { password: 'start' };
    case 'PasswordChanged':
      return { password: 'own' };
    case 'OperatorDisabled':
      return { enabled: false };
    case 'OperatorEnabled':
      return { enabled: true };
    case 'OperatorRoleChanged':
      return { role: fact.data.role };
    case 'OperatorSitesChanged':
      return { sites: fact.data.sites };
    case 'OperatorRenamed':
      return { name: wordsOf(fact)?.name ?? null };
    default:
      return assertNever(fact);
  }
}
