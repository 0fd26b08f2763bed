import type { WaitRound } from '#libs/contracts';
import { readyIn, shareOf } from './wait-summary';

const operator = (
  name: string,
  online: [number, number | null][],
  entitled: [number, number | null][] = [[0, null]],
) => ({
  who: { id: name, name },
  online: online.map(([from, to]) => ({ from, to })),
  entitled: entitled.map(([from, to]) => ({ from, to })),
  ...{ load: 0, acts: [] },
});
const round = (operators: WaitRound['operators'], to: number | null = 200): WaitRound => ({
  ...{ from: 100, to, end: to === null ? null : 'accepted', by: null, operators },
});
const names = (wait: WaitRound, now = 200) => readyIn(wait, now).map(({ who }) => who.name);

describe('why somebody waited', () => {
  it('A3: counts who was online and entitled at the same moment', () => {
    const people = [
      operator('here', [[0, null]]),
      operator('before', [[0, 50]]),
      operator('not-entitled', [[0, null]], []),
      operator('never-both', [[100, 140]], [[150, 200]]),
      operator('came', [[180, null]]),
    ];
    expect(names(round(people))).toEqual(['here', 'came']);
  });

  it('A3: says for how much of the wait', () => {
    const wait = round([]);
    expect(shareOf([{ from: 0, to: null }], wait, 200)).toEqual({ is: 'all' });
    expect(shareOf([{ from: 150, to: 170 }], wait, 200)).toEqual({ is: 'part', ms: 20 });
    expect(shareOf([{ from: 0, to: 99 }], wait, 200)).toEqual({ is: 'never' });
  });

  it('A3: a wait that goes on is counted up to now', () => {
    expect(shareOf([{ from: 250, to: null }], round([], null), 300)).toEqual({ is: 'part', ms: 50 });
    expect(names(round([operator('late', [[250, null]])], null), 300)).toEqual(['late']);
  });
});
