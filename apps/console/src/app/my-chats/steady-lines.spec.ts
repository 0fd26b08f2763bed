import type { MessageLine } from './log-lines';
import { SteadyLines } from './steady-lines';

const line = (key: string, change: Partial<MessageLine> = {}): MessageLine => ({
  kind: 'message',
  key,
  n: 1,
  at: 1000,
  author: { kind: 'visitor', id: 'v', name: 'Hannah Lindqvist', named: true },
  mine: false,
  continued: false,
  text: 'Hello',
  erased: false,
  membersOnly: false,
  state: 'recorded',
  refusal: null,
  receipt: null,
  seenAt: null,
  ...change,
});

describe('lines of a log that is made anew', () => {
  it('given one more message, all above it are the very lines that they were', () => {
    const steady = new SteadyLines();
    const before = steady.from([line('a'), line('b')]);
    const after = steady.from([line('a'), line('b'), line('c')]);
    expect([after[0] === before[0], after[1] === before[1], after.length]).toEqual([true, true, 3]);
  });

  it.each([
    ['its words were erased', { text: 'Erased', erased: true }],
    ['it was seen', { receipt: 'seen', seenAt: 2000 }],
    ['its author has another name', { author: { kind: 'visitor', id: 'v', name: 'Hannah Berg', named: true } }],
    ['it was taken by the thread', { n: 7 }],
  ] as const)('given that %s, a line is another one', (_, change) => {
    const steady = new SteadyLines();
    steady.from([line('a')]);
    const [after] = steady.from([line('a', change)]);
    expect(after).toEqual(line('a', change));
  });
});
