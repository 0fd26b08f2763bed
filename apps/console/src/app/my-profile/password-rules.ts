import type { SessionRefusal } from '../sign-in/session';

export interface Rule {
  readonly text: 'password.length' | 'password.notSame' | 'password.notPersonal' | 'password.twice';
  readonly kept: boolean;
}
export interface NewPassword {
  readonly current: string;
  readonly next: string;
  readonly again: string;
  readonly email: string;
}

/** P2: what can be ticked while typing; the server alone decides, and knows the list of common passwords. */
export function passwordRules({ current, next, again, email }: NewPassword, minimum: number): Rule[] {
  const lower = next.toLowerCase();
  const personal = [email.toLowerCase(), email.toLowerCase().split('@')[0], 'parley'];
  const typed = next !== '';
  return [
    { text: 'password.length', kept: [...next].length >= minimum },
    { text: 'password.notSame', kept: typed && next !== current },
    { text: 'password.notPersonal', kept: typed && !personal.includes(lower) },
    { text: 'password.twice', kept: typed && next === again },
  ];
}

const faults = {
  wrong: 'password.wrong',
  same: 'password.same',
  default: 'password.default',
  common: 'password.common',
  personal: 'password.personal',
  repetitive: 'password.repetitive',
  'too-long': 'password.tooLong',
  'too-short': 'password.length',
} as const;
const codes = { UNREACHABLE: 'password.unreachable', RATE_LIMITED: 'password.tooMany' } as const;

export interface PasswordProblem {
  readonly field: 'current' | 'next' | null;
  readonly text: (typeof faults)[keyof typeof faults] | (typeof codes)[keyof typeof codes] | 'failed';
}

/** Why a change was refused, at which of the two fields. */
export function passwordProblem({ code, field, detail }: SessionRefusal): PasswordProblem {
  const why = detail?.['why'];
  const at = field === 'current' || field === 'next' ? field : null;
  if (isKeyOf(faults, why)) return { field: at, text: faults[why] };
  return { field: at, text: isKeyOf(codes, code) ? codes[code] : 'failed' };
}

function isKeyOf<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key);
}
