import type { Fact } from '../fact';
import type { Instant, OperatorId } from '../ids';

/** An operator signed in; `restricted` means only the password change was open. */
export type SignedIn = Fact<'SignedIn', { operator: OperatorId; restricted: boolean }, { ip: string; agent: string }>;
/** An operator signed out, or a session was ended for the reason given. */
export type SignedOut = Fact<
  'SignedOut',
  { operator: OperatorId; reason: 'operator' | 'revoked' | 'password' | 'reset' | 'disabled' | 'role' }
>;
/** Somebody failed to sign in as this operator. */
export type SignInFailed = Fact<
  'SignInFailed',
  { operator: OperatorId; why: 'password' | 'throttled' | 'expired' | 'disabled' }
>;
/** The operator's first live socket came, or the Away mark was taken off while connected. */
export type OperatorCameOnline = Fact<'OperatorCameOnline', { operator: OperatorId }>;
/** The operator chose to be away: no new chats, nothing else changes. */
export type OperatorSetAway = Fact<'OperatorSetAway', { operator: OperatorId }>;
/** The last socket is gone; shown offline at `offlineAt`, sole chats go back to Waiting at `requeueAt` (null: never). */
export type OperatorDisconnected = Fact<
  'OperatorDisconnected',
  { operator: OperatorId; offlineAt: Instant; requeueAt: Instant | null }
>;
/** The grace after the last socket ran out. */
export type OperatorWentOffline = Fact<'OperatorWentOffline', { operator: OperatorId }>;
/** The operator's own choices on look and sound. */
export type ProfileChanged = Fact<
  'ProfileChanged',
  { operator: OperatorId; choices: Readonly<Record<string, string | number | boolean>> }
>;

export type OperatorFact =
  | SignedIn
  | SignedOut
  | SignInFailed
  | OperatorCameOnline
  | OperatorSetAway
  | OperatorDisconnected
  | OperatorWentOffline
  | ProfileChanged;
