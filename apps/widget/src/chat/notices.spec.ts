import type { NoticeItem } from '#libs/contracts';
import { english } from './english';
import { aroundName, noticeLines } from './notices';
import { speech } from './testing/speech';

const notice = (code: NoticeItem['code'], more: Partial<NoticeItem> = {}): NoticeItem => ({
  kind: 'notice',
  n: 1,
  at: 0,
  code,
  by: { id: 'maya', name: 'Maya' },
  about: null,
  ...more,
});
const read = (item: NoticeItem) =>
  noticeLines(item, english).map(({ words, name }) => aroundName(words).join(name ?? ''));

describe('what the visitor reads of an event', () => {
  it('K1: a kick is exactly the sentence of the seed, without a name or a time', () => {
    expect(noticeLines(notice('kicked'), english)).toEqual([
      { words: 'The operator has ended the chat', name: null, timed: false },
    ]);
  });

  it('K1: other languages say it in their own words', () => {
    const sentences = Object.values(speech).map(({ kicked }) => kicked);
    expect(new Set(sentences).size).toBe(3);
  });

  it('T1: a transfer is one line with the new name only', () => {
    const requester = { id: 'a', name: 'Aisha' };
    expect(read(notice('assumed', { about: requester }))).toEqual(['Maya is now helping you']);
  });

  it('J1, L1: joining and leaving name the operator', () => {
    expect(read(notice('accepted'))).toEqual(['Maya joined']);
    expect(read(notice('joined'))).toEqual(['Maya joined']);
    expect(read(notice('left'))).toEqual(['Maya left']);
  });

  it('D7: when the last operator left, one neutral line follows', () => {
    expect(read(notice('left', { requeued: true }))).toEqual(['Maya left', 'Another operator will be with you.']);
  });

  it.each(['invited', 'transfer-requested', 'declined', 'cancelled', 'expired', 'voided'] as const)(
    'I3: nothing is read of %s',
    (code) => {
      expect(read(notice(code))).toEqual([]);
    },
  );
});

describe('the words of the widget', () => {
  it.each(Object.entries(speech))('%s: names stand wherever English has one', (_, texts) => {
    const named = (table: object) =>
      Object.entries(table)
        .filter(([, words]) => typeof words === 'string' && words.includes('%'))
        .map(([key]) => key);
    expect(named(texts)).toEqual(named(english));
  });

  it.each(Object.entries(speech))('%s: no words are missing', (_, texts) => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    expect(Object.values(texts)).not.toContain('');
  });
});
