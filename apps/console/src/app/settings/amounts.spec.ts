import type { Settings, SettingsBounds } from '#libs/contracts';
import { amountFrom, amountText, boundOf, faultOf, merged } from './amounts';

const settings: Settings = {
  ...{ visitorAwayAfter: 5000, visitorGoneAfter: 90_000, operatorOfflineAfter: 60_000, operatorRequeueAfter: 300_000 },
  ...{ vacancyLimit: 900_000, inviteExpiresAfter: 120_000, transferExpiresAfter: 60_000, watchBy: 'operators' },
  ...{ passwordLength: 12, defaultPasswordHours: 72, initialPassword: 'default' },
};
const day: readonly [number, number] = [1, 86_400_000];
const bounds: SettingsBounds = {
  ...{ visitorAwayAfter: day, visitorGoneAfter: day, operatorOfflineAfter: day, operatorRequeueAfter: day },
  ...{ vacancyLimit: day, inviteExpiresAfter: day, transferExpiresAfter: day },
  ...{ passwordLength: [8, 64], defaultPasswordHours: [1, 336] },
};

describe('the amounts of settings', () => {
  it.each([
    ['visitorAwayAfter', 5000, '5'],
    ['visitorAwayAfter', 1500, '1.5'],
    ['vacancyLimit', 900_000, '15'],
    ['defaultPasswordHours', 72, '72'],
  ] as const)('%s of %d is written as %s, and read back', (field, value, text) => {
    expect(amountText(field, value)).toBe(text);
    expect(amountFrom(field, text)).toBe(value);
  });

  it('takes a comma for a point, and nothing for a number that is none', () => {
    expect(amountFrom('visitorAwayAfter', '1,5')).toBe(1500);
    expect(['', 'soon', '1 2'].map((text) => amountFrom('vacancyLimit', text))).toEqual([null, null, null]);
  });

  it.each([
    ['vacancyLimit', 1, 1, 'millisecond'],
    ['vacancyLimit', 30 * 86_400_000, 30, 'day'],
    ['inviteExpiresAfter', 90_000, 90, 'second'],
    ['defaultPasswordHours', 336, 336, 'hour'],
    ['passwordLength', 64, 64, null],
  ] as const)('tells an end of %s, %d, as %d %s', (field, end, amount, unit) => {
    expect(boundOf(field, end)).toEqual({ amount, unit });
  });

  it('V4: gone cannot come before away', () => {
    expect(faultOf('visitorGoneAfter', { ...settings, visitorGoneAfter: 4000 }, bounds)).toBe('goneBeforeAway');
    expect(faultOf('visitorGoneAfter', settings, bounds)).toBeNull();
  });

  it('P2, O2: finds what is out of bounds; the way back to Waiting can be off', () => {
    expect(faultOf('passwordLength', { ...settings, passwordLength: 7 }, bounds)).toBe('outside');
    expect(faultOf('inviteExpiresAfter', { ...settings, inviteExpiresAfter: undefined }, bounds)).toBe('outside');
    expect(faultOf('operatorRequeueAfter', { ...settings, operatorRequeueAfter: null }, bounds)).toBeNull();
  });

  it('leaves what another administrator changed meanwhile', () => {
    const mine = { ...settings, passwordLength: 14 };
    const theirs = { ...settings, vacancyLimit: 60_000 };
    expect(merged(settings, mine, theirs)).toEqual({ ...settings, passwordLength: 14, vacancyLimit: 60_000 });
  });
});
