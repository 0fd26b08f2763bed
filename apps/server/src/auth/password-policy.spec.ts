import { type PasswordFault, passwordFault } from './password-policy';

const context = { email: 'hannah.lindqvist@harbour.example', name: 'Hannah Lindqvist', minimum: 12 };
const fault = (password: string, minimum = 12): PasswordFault | null =>
  passwordFault(password, { ...context, minimum });

describe('P2: the new password', () => {
  it.each<[string, PasswordFault | null]>([
    ['kestrel under ivory', null],
    ['elevenchars', 'too-short'],
    ['🎈'.repeat(11), 'too-short'],
    ['four balloons 🎈🎈🎈🎈', null],
    [`${'long '.repeat(60)}sentence`, null],
    ['ä'.repeat(513), 'too-long'],
    ['password', 'default'],
    ['ＰＡＳＳＷＯＲＤ', 'default'],
    ['password1234', 'common'],
    ['P@ssw0rd2026!', 'common'],
    ['!!Qwertzuiop99', 'common'],
    ['correct horse battery staple', 'common'],
    ['hannah.lindqvist@harbour.example', 'personal'],
    ['Hannah.Lindqvist', 'personal'],
    ['hannahlindqvist2026', 'personal'],
    ['Hannah Lindqvist', 'personal'],
    ['parley-123456', 'personal'],
    ['aaaaaaaaaaaaaaa', 'repetitive'],
    ['kestrelkestrel', null],
    ['abcabcabcabcabc', 'repetitive'],
  ])('%j: %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });

  it('has the length of the setting, counted in characters', () => {
    expect(fault('kestrel8', 8)).toBeNull();
    expect(fault('kestrel', 8)).toBe('too-short');
    expect(fault('kestrel under ivory', 64)).toBe('too-short');
  });

  it('may be a sentence that only holds a common word', () => {
    expect(fault('my password is nobody knows')).toBeNull();
  });
});
