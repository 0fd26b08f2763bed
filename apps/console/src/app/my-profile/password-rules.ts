export interface Rule {
  readonly text: string;
  readonly kept: boolean;
}

/** P2: what can be told before the server is asked; common passwords only the server knows. */
export function passwordRules(next: string, current: string, email: string): Rule[] {
  const lower = next.toLowerCase();
  const name = email.toLowerCase().split('@')[0] ?? '';
  return [
    { text: 'At least 12 characters', kept: [...next].length >= 12 },
    { text: 'Not the password you have now', kept: next !== '' && next !== current },
    {
      text: 'Not your e-mail, and not the name of this product',
      kept: next !== '' && lower !== email.toLowerCase() && lower !== name && lower !== 'parley',
    },
  ];
}
