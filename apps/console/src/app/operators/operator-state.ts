import type { Listed } from './roster';

export const roles = ['operator', 'supervisor', 'administrator', 'auditor'] as const;

export type OperatorState = 'online' | 'away' | 'offline' | 'start-password' | 'expired' | 'disabled';

/** What an administrator has to know first: who cannot sign in, then who has not chosen a password, then presence. */
export function stateOf(one: Listed, now: number): OperatorState {
  if (!one.enabled) return 'disabled';
  if (one.password === 'start') return now > (one.startPasswordExpiresAt ?? now) ? 'expired' : 'start-password';
  return one.presence;
}

/** Supervisors and administrators see every site, whatever they serve. */
export function seesEverySite(role: Listed['role']): boolean {
  return role === 'supervisor' || role === 'administrator';
}

export function isMeant(one: Listed, words: string): boolean {
  const text = `${one.name} ${one.email}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
