import { commonPasswords, commonWords } from './common-passwords';
import { defaultPassword, longestPassword, normalised } from './passwords';

export type PasswordFault = 'too-short' | 'too-long' | 'default' | 'common' | 'personal' | 'repetitive' | 'same';

/** What a password must not be made of alone. */
export interface PasswordContext {
  readonly email: string;
  readonly name: string;
  /** Characters; a setting. */
  readonly minimum: number;
}

const product = ['parley', 'livechat', 'live chat', 'operator', 'administrator'];
const substitutes: Readonly<Record<string, string>> = {
  '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't',
}; // prettier-ignore

/** `P@ssw0rd2026!` is `password` to everybody who guesses. */
function bareWord(lower: string): string {
  const withoutEnds = lower.replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, '');
  return withoutEnds.replace(/[@431!0$57]/g, (sign) => substitutes[sign] ?? sign);
}

function isRepetitive(lower: string): boolean {
  if (new Set(lower).size <= 3) return true;
  return /^(.{1,6}?)\1+$/u.test(lower);
}

function words({ email, name }: PasswordContext): string[] {
  const local = email.split('@')[0] ?? '';
  const domain = (email.split('@')[1] ?? '').split('.')[0] ?? '';
  return [email, local, local.replace(/[._+-]/g, ''), domain, name, name.replace(/\s/g, ''), ...product]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 0);
}

function isPersonal(lower: string, context: PasswordContext): boolean {
  const personal = words(context);
  return personal.includes(lower) || personal.includes(bareWord(lower));
}

/** Null when it may be used (P2). No rule on kinds of characters: length and being unknown is what counts. */
export function passwordFault(password: string, context: PasswordContext): PasswordFault | null {
  const wanted = normalised(password);
  const lower = wanted.toLowerCase();
  if (Buffer.byteLength(wanted) > longestPassword) return 'too-long';
  if (lower === defaultPassword) return 'default';
  if ([...wanted].length < context.minimum) return 'too-short';
  if (isPersonal(lower, context)) return 'personal';
  if (commonPasswords.has(lower) || commonWords.has(bareWord(lower))) return 'common';
  return isRepetitive(lower) ? 'repetitive' : null;
}
