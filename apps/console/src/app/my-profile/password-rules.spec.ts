import { passwordProblem, passwordRules } from './password-rules';

const kept = (next: string, again = next): boolean[] =>
  passwordRules({ current: 'password', next, again, email: 'maya@example.com' }, 12).map((rule) => rule.kept);

describe('P2: the rules for a new password', () => {
  it.each([
    ['', [false, false, false, false]],
    ['password', [false, false, true, true]],
    ['maya@example.com', [true, true, false, true]],
    ['Parley', [false, true, false, true]],
    ['correct horse battery', [true, true, true, true]],
  ])('%s', (next, expected) => {
    expect(kept(next)).toEqual(expected);
  });

  it('asks for the same both times', () => {
    expect(kept('correct horse battery', 'correct horse')).toEqual([true, true, true, false]);
  });
});

describe('P2: a refused password', () => {
  it.each([
    ['current', { why: 'wrong' }, 'password.wrong'],
    ['next', { why: 'too-short', minimum: 14 }, 'password.length'],
    ['next', { why: 'common' }, 'password.common'],
  ] as const)('is told at the field %s: %j', (field, detail, text) => {
    expect(passwordProblem({ code: 'BAD_FIELD', message: '', field, detail })).toEqual({ field, text });
  });

  it('is told above the button where no field is meant', () => {
    const refusal = { code: 'RATE_LIMITED', message: 'Too many in a short time.' };
    expect(passwordProblem(refusal)).toEqual({ field: null, text: 'password.tooMany' });
  });
});
