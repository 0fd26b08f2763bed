import type { ReplaySpan } from '#libs/contracts';
import { attendanceAt, onlyWatched } from './attendance';

const spans: ReplaySpan[] = [
  { from: 10, to: 20, as: 'watcher' },
  { from: 20, to: 30, as: 'member' },
  { from: 50, to: 60, as: 'member' },
];

describe('whether somebody was there', () => {
  it('A2: says so before, during, between and after', () => {
    expect([5, 10, 20, 30, 55, 70].map((at) => attendanceAt(spans, at))).toEqual([
      { is: 'not-yet' },
      { is: 'there', as: 'watcher' },
      { is: 'there', as: 'member' },
      { is: 'between' },
      { is: 'there', as: 'member' },
      { is: 'over', since: 60 },
    ]);
  });

  it('J2: a watch is told apart from a membership', () => {
    expect(onlyWatched(spans)).toBe(false);
    expect(onlyWatched(spans.slice(0, 1))).toBe(true);
    expect(onlyWatched([])).toBe(false);
  });
});
