import { gapOf } from './gap';
import type { Shown } from './screen-tape';

const item = (at: number, arrived: number, more: object = {}): Shown['items'][number] => ({
  item: { kind: 'message', n: at, at, text: 'x', author: { kind: 'visitor', id: 'v', name: null }, ...more },
  arrived: { at: arrived, position: 1 },
});

describe('the gap between two screens', () => {
  it('A2: is the difference of the arrivals of the newest message', () => {
    expect(gapOf([item(1, 5), item(100, 100)], [item(1, 5), item(100, 1_300)], 2_000)).toEqual({
      behind: 1_200,
      waits: false,
    });
  });

  it('A2: grows while the other screen does not have it yet', () => {
    expect(gapOf([item(100, 100)], [], 700)).toEqual({ behind: 600, waits: true });
  });

  it('A2: is negative where the visitor was the one who waited', () => {
    expect(gapOf([], [item(100, 100)], 700)).toEqual({ behind: -600, waits: true });
    expect(gapOf([item(100, 900)], [item(100, 100)], 999)).toEqual({ behind: -800, waits: false });
  });

  it('K1: what only members receive is no gap', () => {
    expect(gapOf([item(1, 5)], [item(1, 5), item(9, 9, { members: true })], 20)).toEqual({ behind: 0, waits: false });
  });

  it('is nothing before the first message', () => {
    expect(gapOf([], [], 5)).toBeNull();
  });
});
