import type { Fact, Role } from '../fact';
import type { Instant, OperatorId, SiteId } from '../ids';

/** An operator was added. `sites` are those the operator serves; 'all' includes later ones. */
export type OperatorCreated = Fact<
  'OperatorCreated',
  { operator: OperatorId; role: Role; sites: readonly SiteId[] | 'all' },
  { email: string; name: string }
>;
/** The start password was issued, at creation or by a reset; it ends at `expiresAt`. */
export type DefaultPasswordIssued = Fact<
  'DefaultPasswordIssued',
  { operator: OperatorId; expiresAt: Instant; random: boolean }
>;
/** An operator chose a password of his own; `first` says that it replaced the start password. */
export type PasswordChanged = Fact<'PasswordChanged', { operator: OperatorId; first: boolean }>;
/** An operator may no longer sign in. */
export type OperatorDisabled = Fact<'OperatorDisabled', { operator: OperatorId; reason: 'administrator' | 'failures' }>;
/** An operator may sign in again. */
export type OperatorEnabled = Fact<'OperatorEnabled', { operator: OperatorId }>;
/** An operator's role changed. */
export type OperatorRoleChanged = Fact<'OperatorRoleChanged', { operator: OperatorId; role: Role }>;
/** The sites that an operator serves changed. */
export type OperatorSitesChanged = Fact<
  'OperatorSitesChanged',
  { operator: OperatorId; sites: readonly SiteId[] | 'all' }
>;
/** An operator is shown under another name. */
export type OperatorRenamed = Fact<'OperatorRenamed', { operator: OperatorId }, { name: string }>;

export type StaffFact =
  | OperatorCreated
  | DefaultPasswordIssued
  | PasswordChanged
  | OperatorDisabled
  | OperatorEnabled
  | OperatorRoleChanged
  | OperatorSitesChanged
  | OperatorRenamed;
