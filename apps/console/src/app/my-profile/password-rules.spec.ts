import { passwordProblem, passwordRules } from './password-rules';

const kept = (next: string): boolean[] =>
  passwordRules(next, 'password', 'maya@example.com', 12).map((rule) => rule.kept);

describe('P2: the rules for a new password', () => {
  it.each([
    ['', [false, false, false]],
    ['password', [false, false, true]],
    ['maya@example.com', [true, true, false]],
    ['Parley', [false, true, false]],
    ['correct horse battery', [true, true, true]],
  ])('%s', (next, expected) => {
    expect(kept(next)).toEqual(expected);
  });
});

describe('P2: a refused password', () => {
  it.each([
    ['current', { why: 'wrong' }, 'This is not your current password.'],
    ['next', { why: 'too-short', minimum: 14 }, 'At least 14 characters.'],
    ['next', { why: 'common' }, 'This is on the list of common passwords.'],
  ] as const)('is told at the field %s: %j', (field, detail, text) => {
    expect(passwordProblem({ code: 'BAD_FIELD', message: '', field, detail })).toEqual({ field, text });
  });

  it('is told above the button where no field is meant', () => {
    const refusal = { code: 'RATE_LIMITED', message: 'Too many in a short time.' };
    expect(passwordProblem(refusal)).toEqual({ field: null, text: 'Too many in a short time.' });
  });
});
