import { chatOf, harmless, momentOf } from './asked';

const now = Date.parse('2026-11-22T12:00:00Z');
const chat = '01890000-0000-7000-8000-000000000001';

describe('what is asked at a terminal', () => {
  it.each([
    ['2026-11-22T11:00:00Z', 11],
    ['2026-11-22 11:00', 11],
    ['2026-11-22T11:00:00+01:00', 10],
    ['2026-11-22', 0],
    [String(now - 3_600_000), 11],
  ])('%s is a moment', (text, hour) => expect(new Date(momentOf(text, now)).getUTCHours()).toBe(hour));

  it.each(['yesterday', '2026-13-40', '22.11.2026', '', '12', '2026-11-22T25:00Z'])('%j is none', (text) =>
    expect(() => momentOf(text, now)).toThrow('is no moment'),
  );

  it('what has not come is refused in one sentence', () =>
    expect(() => momentOf('2027-01-01', now)).toThrow('2027-01-01T00:00:00.000Z has not come yet.'));

  it('a chat is one id', () => {
    expect(chatOf([chat.toUpperCase()], 'replay')).toBe(chat);
    for (const wrong of [[], [chat, chat]]) expect(() => chatOf(wrong, 'replay')).toThrow('the id of one chat');
    expect(() => chatOf(['4821'], 'replay')).toThrow('"4821" is not the id of a chat.');
  });

  it('words cannot steer the terminal', () => expect(harmless('a\u001b[2Jb\nc\u202e')).toBe('a [2Jb c '));
});
