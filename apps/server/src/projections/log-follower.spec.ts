import { jest } from '@jest/globals';
import type { Log } from '../log';
import { LogFollower } from './log-follower';
import type { Recorded } from './projector';

const fact = (position: number): Recorded => ({ position }) as Recorded;

/** A follower of a log that counts how often it is read, and in which nothing is ever found. */
function following() {
  const taken: number[] = [];
  const asked: number[] = [];
  const readAll = (after: number): Promise<[]> => {
    asked.push(after);
    return Promise.resolve([]);
  };
  const log = { store: { readAll }, codec: { unseal: () => Promise.resolve([]) } } as unknown as Log;
  const take = (facts: readonly Recorded[]): void => void taken.push(...facts.map(({ position }) => position));
  const reader = { isReady: () => true, take, takeLater: () => Promise.resolve() };
  const follower = new LogFollower(log, reader, () => undefined, 0);
  asked.length = 0;
  return { follower, taken, asked };
}

describe('following the log beside what this process offers', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('reads nothing while every notice is followed by the offer, however fast they come', async () => {
    const { follower, taken, asked } = following();
    for (let position = 1; position <= 40; position++) {
      follower.hint(position);
      await jest.advanceTimersByTimeAsync(2);
      follower.offer([fact(position)]);
    }
    expect(taken).toHaveLength(40);
    expect(asked).toEqual([]);
    await follower.stop();
  });

  it('reads what another node has written, soon after the notice', async () => {
    const { follower, asked } = following();
    follower.offer([fact(1)]);
    follower.hint(2);
    await jest.advanceTimersByTimeAsync(7);
    expect(asked).toEqual([1]);
    await follower.stop();
  });

  it('hands on the facts of one process in order, though they are offered out of order', async () => {
    const { follower, taken } = following();
    follower.offer([fact(2), fact(3)]);
    follower.offer([fact(1)]);
    expect(taken).toEqual([1, 2, 3]);
    await follower.stop();
  });
});
