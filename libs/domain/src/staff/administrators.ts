import type { OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Staff, StaffMember } from './staff';

export function enabledAdministrators(staff: Staff): OperatorId[] {
  return [...staff.operators].filter(([, { role, enabled }]) => enabled && role === 'administrator').map(([id]) => id);
}

export function isLastAdministrator(staff: Staff, operator: OperatorId): boolean {
  const administrators = enabledAdministrators(staff);
  return administrators.length === 1 && administrators[0] === operator;
}

/** Until one has, Parley listens on loopback only and issues the start password anew at each start. */
export function anAdministratorHasOwnPassword(staff: Staff): boolean {
  return enabledAdministrators(staff).some((id) => staff.operators.get(id)?.password === 'own');
}

export function mustExist(staff: Staff, operator: OperatorId): StaffMember {
  const member = staff.operators.get(operator);
  if (!member) throw new Rejection('NOT_FOUND');
  return member;
}

/** Without an administrator nobody could ever make one. */
export function mustNotBeLastAdministrator(staff: Staff, operator: OperatorId): void {
  if (isLastAdministrator(staff, operator)) throw new Rejection('CONFLICT', { why: 'last-administrator' });
}
