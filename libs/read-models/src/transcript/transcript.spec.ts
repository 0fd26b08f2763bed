import type { ParleyFact } from '#libs/domain';
import { ann, bob, chat, fact, message, noon, second, visitor } from '#libs/testing';
import type { ReplayFact } from '../replay/replay';
import { staff } from '../testing/story';
import { htmlOf } from './as-html';
import { textOf } from './as-text';
import { transcriptOf, type Transcript, type Viewer } from './transcript';

const system = { kind: 3, id: '00000000-0000-8000-8000-000000000000' };
const told = (facts: readonly ParleyFact[]): ReplayFact[] =>
  [...staff, ...facts].map((one, index) => ({
    ...{ streamId: chat, at: noon + index * second, position: index + 1, fact: one, actor: system },
  }));
const transcript = (viewer: Viewer, ...facts: readonly ParleyFact[]): Transcript | null =>
  transcriptOf(chat, told(facts), { viewer, watches: true });
const posted = (
  author: 'visitor' | 'operator',
  id: string,
  text: string | null,
  audience: 'everyone' | 'members' = 'everyone',
) =>
  fact('MessagePosted', { message, author: { kind: author, id }, audience }, { private: text === null ? 'erased' : { text } }); // prettier-ignore
const started = fact('ChatStarted');
const kicked = [
  started,
  fact('ChatAccepted'),
  posted('operator', ann, 'Good morning'),
  fact('VisitorKicked'),
  posted('operator', ann, 'Among us', 'members'),
];

describe('a transcript', () => {
  it("K2: a visitor's ends at the kick and has nothing that came after it", () => {
    const text = textOf(transcript('visitor', ...kicked)!, 'UTC');
    expect(text).toContain('Good morning');
    expect(text.trim().split('\n').at(-1)).toContain('The visitor was removed from the chat.');
    expect(text).not.toContain('Among us');
  });

  it('A7: everybody in the chat reads all of it, and what the visitor did not get is marked', () =>
    expect(textOf(transcript('everybody', ...kicked)!, 'UTC')).toMatch(/\(among operators\): Among us/));

  it("A7: an operator's ends with the notice that he left; who was never there has none", () => {
    const facts = [
      started,
      fact('ChatAccepted'),
      fact('OperatorJoined', { operator: bob }),
      fact('OperatorLeft', { operator: bob }),
      posted('operator', ann, 'later'),
    ];
    const text = textOf(transcript(bob, ...facts)!, 'UTC');
    expect(text.trim()).toMatch(/left\.$/);
    expect(text).not.toContain('later');
    expect(transcript(visitor, ...facts)).toBeNull();
    expect(transcriptOf('another', told(facts), { viewer: 'everybody', watches: true })).toBeNull();
  });

  it('J2: who only watched can be asked for by those who may see watches', () => {
    const facts = [started, fact('ChatAccepted'), fact('WatchStarted', { operator: bob })];
    expect(transcript(bob, ...facts)).not.toBeNull();
    expect(transcriptOf(chat, told(facts), { viewer: bob, watches: false })).toBeNull();
  });

  it('A5: erased words are labelled holes', () => {
    const holes = transcript('visitor', started, fact('ChatAccepted'), posted('visitor', visitor, null))!;
    expect(textOf(holes, 'UTC')).toContain(': [erased]');
    expect(htmlOf(holes, 'UTC')).toContain('These words were erased.');
  });

  it('is told in the zone that was asked for, which it names', () => {
    const at = new Date(noon + staff.length * second).toISOString();
    expect(textOf(transcript('visitor', started)!, 'UTC')).toContain(`Started: ${at.slice(0, 10)} ${at.slice(11, 19)} (UTC)`); // prettier-ignore
    expect(textOf(transcript('visitor', started)!, 'Asia/Tokyo')).toContain('(Asia/Tokyo)');
  });

  it('escapes every word, names too, and runs nothing', () => {
    const nasty = `</p><script>alert("1")</script><img src=x onerror='x'>&`;
    const facts = [{ ...started, private: { name: nasty, email: null } } as ParleyFact, fact('ChatAccepted'), posted('visitor', visitor, nasty)]; // prettier-ignore
    const html = htmlOf(transcript('everybody', ...facts)!, 'UTC');
    expect(html).not.toMatch(/<script|<img|onerror='x'/);
    expect(html).toContain('&lt;/p&gt;&lt;script&gt;');
    expect(html).toContain(`default-src 'none'`);
  });

  it('a message cannot look like two in the text, nor turn its line around', () => {
    const forged = posted('visitor', visitor, 'one\n2026-01-01 00:00:00  Ann: two\u202e');
    const lines = textOf(transcript('visitor', started, fact('ChatAccepted'), forged)!, 'UTC').split('\n');
    expect(lines.filter((line) => /^\S+ \S+ {2}Ann: two/.test(line))).toEqual([]);
    expect(lines.join('')).not.toContain('\u202e');
  });
});
