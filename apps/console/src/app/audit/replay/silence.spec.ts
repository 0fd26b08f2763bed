import { Silence } from './silence';

describe('skipping silence', () => {
  const silence = new Silence([1_000, 2_000, 62_000, 64_000]);

  it('A2: a gap over 3 s lasts 0.5 s, and a shorter one its own time', () => {
    expect(silence.total).toBe(1_000 + 500 + 2_000);
    expect(silence.played(62_000) - silence.played(2_000)).toBe(500);
    expect(silence.played(64_000) - silence.played(62_000)).toBe(2_000);
  });

  it('A2: no event is jumped over: each has its own moment in what is played', () => {
    expect([1_000, 2_000, 62_000, 64_000].map((at) => silence.timeAt(silence.played(at)))).toEqual([
      1_000, 2_000, 62_000, 64_000,
    ]);
  });

  it('A2: goes forward evenly within a silence', () => {
    expect(silence.timeAt(1_250)).toBe(32_000);
    expect(silence.around(32_000)).toBe(60_000);
    expect(silence.around(1_500)).toBe(0);
  });

  it('stays at the ends', () => {
    expect([silence.timeAt(-5), silence.timeAt(9_999)]).toEqual([1_000, 64_000]);
    expect(new Silence([7]).total).toBe(0);
  });
});
