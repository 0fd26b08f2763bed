import { chooseLanguage, directionOf, plural } from './language';
import { arabic } from './chat/arabic';
import { english } from './chat/english';
import { german } from './chat/german';

describe('the language of the widget', () => {
  it('is the first wish that can be met: the tag, then the page, then the browser', () => {
    expect(chooseLanguage([undefined, 'de-CH', 'en'])).toBe('de');
    expect(chooseLanguage(['ar', 'de'])).toBe('ar');
    expect(chooseLanguage(['fr', '', 'de_AT'])).toBe('de');
  });

  it('is English when no wish can be met', () => {
    expect(chooseLanguage([null, 'fr', 'pt-BR'])).toBe('en');
  });

  it('Arabic runs from right to left', () => {
    expect(['en', 'de', 'ar'].map((language) => directionOf(chooseLanguage([language])))).toEqual([
      'ltr',
      'ltr',
      'rtl',
    ]);
  });

  it('numbers take the form that the language has for them', () => {
    expect(plural('en', english.newest, 1)).toBe('1 new message');
    expect(plural('en', english.newest, 2)).toBe('2 new messages');
    expect(plural('de', german.newest, 3)).toBe('3 neue Nachrichten');
    expect(plural('ar', arabic.retryIn, 2)).toBe('لا يوجد اتصال. سنحاول مرة أخرى خلال ثانيتين.');
    expect(plural('ar', arabic.newest, 2)).toBe('رسائل جديدة: 2');
    expect(plural('ar', arabic.newest, 5)).toBe('5 رسائل جديدة');
    expect(plural('ar', arabic.newest, 15)).toBe('15 رسالة جديدة');
  });
});
