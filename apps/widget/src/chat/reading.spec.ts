import { jest } from '@jest/globals';
import { type Position, Reading, tellEvery } from './reading';

const timers = {
  set: (run: () => void, ms: number) => setTimeout(run, ms),
  clear: (handle: unknown) => clearTimeout(handle as number),
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('how far the visitor has seen', () => {
  function reading() {
    const told: Position[] = [];
    const answers: (() => void)[] = [];
    const tell = (position: Position) => {
      told.push(position);
      return new Promise<void>((answer) => answers.push(answer));
    };
    return { told, answers, reading: new Reading(tell, timers) };
  }

  it('V7: is told at once, then at most once a second, with the newest position only', async () => {
    const { told, answers, reading: positions } = reading();
    for (const n of [1, 2, 3]) positions.reached({ delivered: n, read: n });
    answers[0]!();
    await jest.advanceTimersByTimeAsync(tellEvery - 1);
    expect(told).toEqual([{ delivered: 1, read: 1 }]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toEqual([
      { delivered: 1, read: 1 },
      { delivered: 3, read: 3 },
    ]);
  });

  it('V7: waits for the answer before the next', async () => {
    const { told, reading: positions } = reading();
    for (const n of [1, 2]) positions.reached({ delivered: n, read: n });
    await jest.advanceTimersByTimeAsync(10 * tellEvery);
    expect(told).toHaveLength(1);
  });

  it('V7: never goes back, and what was seen was received', async () => {
    const { told, answers, reading: positions } = reading();
    positions.reached({ delivered: 2, read: 5 });
    answers[0]!();
    await jest.advanceTimersByTimeAsync(tellEvery);
    positions.reached({ delivered: 3, read: 1 });
    await jest.advanceTimersByTimeAsync(tellEvery);
    expect(told).toEqual([{ delivered: 5, read: 5 }]);
  });
});
