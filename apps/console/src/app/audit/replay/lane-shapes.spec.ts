import { axisOf, barsOf, percentOf, ticksOf } from './lane-shapes';

const lane = {
  who: { kind: 'operator' as const, id: 'o', name: 'Maya' },
  spans: [
    { from: 100, to: 150, as: 'watcher' as const },
    { from: 150, to: null, as: 'member' as const },
  ],
  acts: [100, 100, 101, 200],
};

describe('the lanes', () => {
  it('A2: a span stands where its time is, and one that goes on reaches the end', () => {
    expect(barsOf(lane, 0, 200)).toEqual([
      { at: 50, width: 25, as: 'watcher' },
      { at: 75, width: 25, as: 'member' },
    ]);
  });

  it('A2: acts that lie on one another are one tick', () => {
    expect(ticksOf(lane, 0, 200)).toEqual([50, 50.5, 100]);
  });

  it('stays within the lane, also where a chat has no length', () => {
    expect([percentOf(-5, 0, 10), percentOf(99, 0, 10), percentOf(5, 5, 5)]).toEqual([0, 100, 0]);
    expect(axisOf(0, 10, 2)).toEqual([0, 5, 10]);
  });
});
