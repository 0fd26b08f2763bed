import { signal } from '@angular/core';
import { message } from '../../testing/rows';
import { LogWindow } from './log-window';

const thread = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => message(first + at, null));
const range = (log: LogWindow) => [log.items()[0]?.n, log.items().at(-1)?.n];

describe('the part of a long chat that is in the page', () => {
  it('is its last 60 items as it opens, and its last 120 while the end is followed', () => {
    const items = signal(thread(1, 10_000));
    const log = new LogWindow(items);
    expect(range(log)).toEqual([9941, 10_000]);
    log.fill();
    expect(range(log)).toEqual([9881, 10_000]);
    items.set(thread(1, 10_001));
    expect(range(log)).toEqual([9882, 10_001]);
  });

  it('does not move under a reader who went up before it was filled', () => {
    const log = new LogWindow(signal(thread(1, 10_000)));
    log.hold();
    log.fill();
    expect(range(log)).toEqual([9941, 10_000]);
  });

  it('never holds more than 240 items, however far somebody reads back', () => {
    const log = new LogWindow(signal(thread(1, 10_000)));
    log.hold();
    for (let turn = 0; turn < 10; turn++) log.earlier();
    expect(range(log)).toEqual([9341, 9580]);
    expect([log.atEnd(), log.hasEarlier()]).toEqual([false, true]);
  });

  it('stays where it is when messages come below or earlier ones above', () => {
    const items = signal(thread(500, 700));
    const log = new LogWindow(items);
    log.hold();
    items.set(thread(440, 705));
    expect(range(log)).toEqual([641, 705]);
  });

  it('goes to a place, and down again to the end', () => {
    const log = new LogWindow(signal(thread(1, 1000)));
    log.show(300);
    expect(range(log)).toEqual([240, 479]);
    while (!log.atEnd()) log.later();
    expect(log.items().at(-1)?.n).toBe(1000);
  });
});
