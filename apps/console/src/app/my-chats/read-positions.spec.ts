import { jest } from '@jest/globals';
import { type Position, ReadPositions } from './read-positions';

describe('N4: my read position', () => {
  const told: [string, Position][] = [];
  let answer: () => void = () => undefined;
  const positions = (): ReadPositions =>
    new ReadPositions((chat, position) => {
      told.push([chat, position]);
      return new Promise<void>((resolve) => (answer = resolve));
    });
  beforeEach(() => {
    told.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is told at once, then at most once a second, with the furthest place', async () => {
    const all = positions();
    all.reach('a', { delivered: 3 });
    all.reach('a', { delivered: 5 });
    all.reach('a', { delivered: 5, read: 4 });
    expect(told).toEqual([['a', { delivered: 3, read: 0 }]]);
    answer();
    await jest.advanceTimersByTimeAsync(999);
    expect(told).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(told[1]).toEqual(['a', { delivered: 5, read: 4 }]);
  });

  it('waits for the answer to the one before, however long that takes', async () => {
    const all = positions();
    all.reach('a', { delivered: 3 });
    all.reach('a', { delivered: 4 });
    await jest.advanceTimersByTimeAsync(30_000);
    expect(told).toHaveLength(1);
    answer();
    await jest.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(2);
  });

  it('never goes back, and says nothing that the server knows already', () => {
    const all = positions();
    all.known('a', { delivered: 9, read: 7 });
    all.reach('a', { delivered: 8, read: 7 });
    expect(told).toEqual([]);
    all.reach('a', { read: 12 });
    expect(told).toEqual([['a', { delivered: 12, read: 12 }]]);
  });

  it('of one chat does not wait for another', () => {
    const all = positions();
    all.reach('a', { delivered: 1 });
    all.reach('b', { delivered: 1 });
    expect(told.map(([chat]) => chat)).toEqual(['a', 'b']);
  });
});
