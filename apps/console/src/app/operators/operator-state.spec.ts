import { isMeant, seesEverySite, stateOf } from './operator-state';
import type { Listed } from './roster';

const one = (change: Partial<Listed> = {}): Listed => ({
  ...{ id: 'maya', name: 'Maya Okafor', email: 'maya@example.com', role: 'operator', sites: 'all' },
  ...{ enabled: true, password: 'own', startPasswordExpiresAt: null, presence: 'online', load: 0 },
  ...change,
});
const start = (change: Partial<Listed> = {}) => one({ password: 'start', startPasswordExpiresAt: 1000, ...change });

describe('the state of an operator', () => {
  it('P3: is the start password until the operator has chosen another, and says when that is too late', () => {
    expect(stateOf(start(), 999)).toBe('start-password');
    expect(stateOf(start(), 1001)).toBe('expired');
  });

  it('P4: is disabled before anything else', () => {
    expect(stateOf(start({ enabled: false }), 0)).toBe('disabled');
  });

  it('O1: is the presence of everybody else', () => {
    expect(stateOf(one({ presence: 'away' }), 0)).toBe('away');
  });
});

describe('the filter', () => {
  it('finds every word in the name or the e-mail', () => {
    expect(isMeant(one(), 'oka EXAMPLE')).toBe(true);
    expect(isMeant(one(), 'oka nobody')).toBe(false);
    expect(isMeant(one(), '')).toBe(true);
  });
});

it('D4: supervisors and administrators see every site', () => {
  expect((['operator', 'supervisor', 'administrator', 'auditor'] as const).filter(seesEverySite)).toEqual([
    'supervisor',
    'administrator',
  ]);
});
