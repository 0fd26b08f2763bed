import { passwordRules } from './password-rules';

const kept = (next: string): boolean[] => passwordRules(next, 'password', 'maya@example.com').map((rule) => rule.kept);

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
