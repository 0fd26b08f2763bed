import type { NoticeItem } from '#libs/contracts';
import type { Outgoing } from '#libs/sync-client';
import { maya, message, priya, tomas } from '../../testing/rows';
import { TestBed } from '@angular/core/testing';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Wording } from '../ui/wording';
import { type LogLine, logLines, type LogSource, type MessageLine } from './log-lines';
import { owedSince, receiptsOf } from './receipts';
import { SeenTimes } from './seen-times';

const source = (change: Partial<LogSource>): LogSource => ({
  items: [],
  outgoing: [],
  me: maya.id,
  t: TestBed.inject(Texts).of(myChats),
  words: (words) => TestBed.inject(Wording).words(words),
  length: (ms) => TestBed.inject(Wording).length(ms),
  visitor: { id: 'v', name: 'Hannah', named: true },
  receipts: { seen: null, delivered: null },
  seenAt: null,
  readBefore: null,
  ...change,
});
const messages = (lines: LogLine[]): MessageLine[] => lines.filter((line) => line.kind === 'message');
const outgoing = (id: string, state: Outgoing['state']): Outgoing => ({
  message: { v: 1, id, type: 'message.post', chat: 'a', body: { text: id } },
  text: id,
  at: 9000,
  state,
});

describe('the chat window', () => {
  it('M3: an own text keeps its key when the thread takes it, so it never stands there twice', () => {
    const before = messages(logLines(source({ outgoing: [outgoing('id-3', 'sending')] })));
    const after = messages(logLines(source({ items: [message(3, maya)] })));
    expect([before[0]?.key, before[0]?.state]).toEqual(['id-3', 'sending']);
    expect([after[0]?.key, after[0]?.state]).toEqual(['id-3', 'recorded']);
  });

  it('names the author once per breath', () => {
    const items = [message(1, null), message(2, null), message(3, priya), message(4, priya, { at: 900_000 })];
    expect(messages(logLines(source({ items }))).map((line) => line.continued)).toEqual([false, true, false, false]);
  });

  it('V7: the newest own message that was seen says so and when, and the newest that arrived', () => {
    const items = [1, 2, 3, 4].map((n) => message(n, maya));
    const receipts = receiptsOf(items, maya.id, { delivered: 3, read: 2 });
    const lines = messages(logLines(source({ items, receipts, seenAt: 7000 })));
    expect(lines.map((line) => [line.receipt, line.seenAt])).toEqual([
      [null, null],
      ['seen', 7000],
      ['delivered', null],
      [null, null],
    ]);
  });

  it('K3: says of a message after a kick that the visitor does not receive it, and never that it was seen', () => {
    const items = [message(1, maya), message(2, maya, { members: true })];
    const receipts = receiptsOf(items, maya.id, { delivered: 9, read: 9 });
    const lines = messages(logLines(source({ items, receipts })));
    expect(lines.map((line) => [line.membersOnly, line.receipt])).toEqual([
      [false, 'seen'],
      [true, null],
    ]);
  });

  it('draws the line "New since you left" before the first message by another after my place', () => {
    const items = [message(1, null), message(2, maya), message(3, null), message(4, null)];
    expect(logLines(source({ items, readBefore: 1 })).map((line) => line.key)).toEqual(['1', 'id-2', 'new', '3', '4']);
    expect(logLines(source({ items })).map((line) => line.key)).not.toContain('new');
  });

  it('takes the line "New since you left" away once I have answered, be it still on its way', () => {
    const items = [message(1, null), message(2, null)];
    const keys = (more: Partial<LogSource>) =>
      logLines(source({ items, readBefore: 1, ...more })).map(({ key }) => key);
    expect(keys({})).toContain('new');
    expect(keys({ outgoing: [outgoing('mine', 'sending')] })).not.toContain('new');
    expect(keys({ items: [...items, message(3, maya)] })).not.toContain('new');
  });

  it('A5: erased words are a labelled hole', () => {
    const [line] = messages(logLines(source({ items: [message(1, null, { text: { erased: true } })] })));
    expect([line?.text, line?.erased]).toEqual(['Erased', true]);
  });

  it.each([
    [{ code: 'joined', by: priya, about: null }, 'Priya Nair joined'],
    [{ code: 'joined', by: maya, about: null }, 'You joined'],
    [{ code: 'left', by: priya, about: null }, 'Priya Nair left'],
    [{ code: 'left', by: priya, about: null, requeued: true }, 'Priya Nair left; the chat is waiting again'],
    [{ code: 'invited', by: priya, about: tomas }, 'Priya Nair invited Tomás Rivera'],
    [{ code: 'assumed', by: priya, about: tomas }, 'Priya Nair took over from Tomás Rivera'],
    [{ code: 'kicked', by: priya, about: null }, 'Priya Nair removed the visitor'],
    [{ code: 'visitor-left', by: null, about: null }, 'Hannah left'],
  ] as const)('members read %j as "%s"', (told, text) => {
    const notice: NoticeItem = { kind: 'notice', n: 1, at: 1, ...told };
    expect(logLines(source({ items: [notice] }))[0]).toMatchObject({ kind: 'notice', text });
  });
});

describe('since when a visitor waits for an answer', () => {
  it.each([
    ['the first unanswered message', [message(1, maya), message(2, null), message(3, null)], 2000],
    ["never while the last word is an operator's, whoever that is", [message(1, null), message(2, priya)], null],
    ['still, when the answer did not reach the visitor', [message(1, null), message(2, maya, { members: true })], 1000],
    ['never where nothing was written', [], null],
  ])('is %s', (_, items, since) => {
    expect(owedSince(items)).toBe(since);
  });
});

describe('when a message was seen', () => {
  it('is told of what was seen while this page was open, of nothing else', () => {
    const times = new SeenTimes();
    times.heard(3, 1000);
    times.heard(5, 2000);
    times.heard(9, 3000);
    expect([3, 4, 5, 6, 10].map((place) => times.of(place))).toEqual([null, 2000, 2000, 3000, null]);
  });
});
