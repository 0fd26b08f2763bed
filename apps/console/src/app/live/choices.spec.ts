import { choicesOf } from './choices';

describe('my choices', () => {
  it('has a usual value for everything that was never chosen', () => {
    expect(choicesOf({})).toMatchObject({
      theme: 'system',
      sound: 'always',
      volume: 60,
      language: '',
      desktopText: false,
    });
  });

  it('takes what was chosen', () => {
    expect(choicesOf({ sound: 'off', volume: 10, language: 'ar', singleKeys: false })).toMatchObject({
      sound: 'off',
      volume: 10,
      language: 'ar',
      singleKeys: false,
    });
  });

  it('falls back to the usual value where what is stored makes no sense', () => {
    expect(choicesOf({ sound: 'loud', volume: 4000, singleKeys: 'no' })).toMatchObject({
      sound: 'always',
      volume: 100,
      singleKeys: true,
    });
  });
});
