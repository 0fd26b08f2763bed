import type { SessionRefusal } from '../sign-in/session';

export interface Rule {
  readonly text: string;
  readonly kept: boolean;
}

/** Characters that a password has at least, unless the server says otherwise. */
export const usualMinimum = 12;

/** P2: what can be ticked while typing; the server alone decides, and knows the list of common passwords. */
export function passwordRules(next: string, current: string, email: string, minimum: number): Rule[] {
  const lower = next.toLowerCase();
  const personal = [email.toLowerCase(), email.toLowerCase().split('@')[0], 'parley'];
  return [
    { text: `At least ${minimum} characters`, kept: [...next].length >= minimum },
    { text: 'Not the password you have now', kept: next !== '' && next !== current },
    { text: 'Not your e-mail, and not the name of this product', kept: next !== '' && !personal.includes(lower) },
  ];
}

const faults: Partial<Record<string, string>> = {
  wrong: 'This is not your current password.',
  same: 'This is the password you have now.',
  default: 'This is the start password.',
  common: 'This is on the list of common passwords.',
  personal: 'This is made of your name, your e-mail or the name of this product.',
  repetitive: 'This repeats itself too much.',
  'too-long': 'This is too long.',
};

/** Why a change was refused, at which of the two fields. */
export function passwordProblem({ field, detail, message }: SessionRefusal): {
  field: 'current' | 'next' | null;
  text: string;
} {
  const told = detail?.['why'];
  const why = typeof told === 'string' ? told : '';
  const text = why === 'too-short' ? `At least ${Number(detail?.['minimum'])} characters.` : (faults[why] ?? message);
  return { field: field === 'current' || field === 'next' ? field : null, text };
}
