import { ChangeSettings, defaultSettings, evolveSettings, type Settings, type SettingsFact } from '#libs/domain';
import { fact, given, noon } from '#libs/testing';

const change = (data: Partial<Settings>) => new ChangeSettings({ at: noon, settings: { ...defaultSettings, ...data } });

describe('ChangeSettings', () => {
  it('all settings stand in the fact', () => {
    given()
      .when(change({ vacancyLimit: 60_000 }))
      .then(fact('SettingsChanged', { settings: { ...defaultSettings, vacancyLimit: 60_000 } }));
  });

  it('O2: the way back to Waiting can be switched off', () => {
    given()
      .when(change({ operatorRequeueAfter: null }))
      .then(fact('SettingsChanged', { settings: { ...defaultSettings, operatorRequeueAfter: null } }));
  });

  it('decides nothing when nothing is different', () => {
    given().when(change({})).nothing();
  });

  it.each<[string, Partial<Settings>]>([
    ['P2: a password of 7', { passwordLength: 7 }],
    ['P2: a password of 65', { passwordLength: 65 }],
    ['P3: a start password that is good for 337 hours', { defaultPasswordHours: 337 }],
    ['a time of nothing', { inviteExpiresAfter: 0 }],
    ['V4: gone before away', { visitorAwayAfter: 9_000, visitorGoneAfter: 8_000 }],
  ])('refuses %s', (_, data) => {
    given().when(change(data)).refused('BAD_FIELD');
  });

  it.each<Partial<Settings>>([
    { defaultPasswordHours: 336 },
    { passwordLength: 8 },
    { passwordLength: 64 },
    { visitorAwayAfter: 8_000, visitorGoneAfter: 8_000 },
  ])('P2, V4: accepts the bounds %j', (data) => {
    given()
      .when(change(data))
      .then(fact('SettingsChanged', { settings: { ...defaultSettings, ...data } }));
  });

  it('a setting that is younger than the fact has its default', () => {
    const { watchBy: _, ...older } = defaultSettings;
    const recorded = { type: 'SettingsChanged', data: { settings: older } } as SettingsFact;
    expect(evolveSettings(defaultSettings, recorded)).toEqual(defaultSettings);
  });
});
