import { compare, countUpTo, momentAt, momentOf, momentText } from './moment';

describe('a moment', () => {
  const events = [
    { at: 10, position: 1 },
    { at: 10, position: 2 },
    { at: 20, position: 3 },
  ];

  it('A2: two events of one millisecond are two moments', () => {
    expect(countUpTo(events, { at: 10, position: 1 })).toBe(1);
    expect(countUpTo(events, { at: 10, position: 2 })).toBe(2);
    expect(compare({ at: 10, position: 1 }, momentAt(10))).toBeLessThan(0);
  });

  it('A2: between events everything before counts', () => {
    expect([9, 10, 19, 20, 99].map((at) => countUpTo(events, momentAt(at)))).toEqual([0, 2, 2, 3, 3]);
  });

  it('A2: goes through the address and comes back the same', () => {
    for (const moment of [momentAt(1_763_805_401_250), { at: 1_763_805_401_250, position: 214 }])
      expect(momentOf(momentText(moment))).toEqual(moment);
  });

  it('is nothing where the address has none', () => {
    expect([null, '', 'x', '-3', '1-2-3'].map(momentOf)).toEqual([null, null, null, null, null]);
  });
});
