import { signal } from '@angular/core';
import { jest } from '@jest/globals';
import type { Line } from './lines';
import { Steady } from './steady';

const heading = (key: string): Line => ({ kind: 'heading', key, group: 'waiting', count: 0 });

describe('D2: the list under the pointer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is frozen from the first touch until 600 ms after the last move', () => {
    const current = signal<readonly Line[]>([heading('a')]);
    const steady = new Steady(current);
    steady.touch();
    current.set([heading('b')]);
    jest.advanceTimersByTime(500);
    steady.touch();
    jest.advanceTimersByTime(599);
    expect(steady.lines().map((line) => line.key)).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect(steady.lines().map((line) => line.key)).toEqual(['b']);
  });
});
