import { jest } from '@jest/globals';
import { believedFor, OwnTyping, tellEvery, Typists } from './typing';

const timers = {
  set: (run: () => void, ms: number) => setTimeout(run, ms),
  clear: (handle: unknown) => clearTimeout(handle as number),
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('typing', () => {
  it('V7: is told at most once in three seconds', () => {
    const tell = jest.fn();
    let now = 0;
    const typing = new OwnTyping(tell, () => now);
    for (; now < 2 * tellEvery; now += 500) typing.typed();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('V7: after a message the next word is told at once', () => {
    const tell = jest.fn();
    const typing = new OwnTyping(tell, () => 0);
    typing.typed();
    typing.sent();
    typing.typed();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('V7: an operator who stops is not believed for more than six seconds', () => {
    const seen: (readonly string[])[] = [];
    const typists = new Typists((names) => seen.push(names), timers);
    typists.typed('maya', 'Maya');
    jest.advanceTimersByTime(believedFor - 1);
    typists.typed('maya', 'Maya');
    jest.advanceTimersByTime(believedFor - 1);
    expect(seen.at(-1)).toEqual(['Maya']);
    jest.advanceTimersByTime(1);
    expect(seen.at(-1)).toEqual([]);
  });

  it('V7: the message ends it', () => {
    const seen: (readonly string[])[] = [];
    const typists = new Typists((names) => seen.push(names), timers);
    typists.typed('maya', 'Maya');
    typists.stopped('maya');
    expect(seen).toEqual([['Maya'], []]);
  });
});
