import { chartPath } from './chart-path';

const minutes = (...waiting: (number | null)[]) => waiting.map((count, at) => ({ at, waiting: count }));

describe('the drawing of who waited in the last hour', () => {
  it('goes in steps, the highest to the top', () => {
    expect(chartPath(minutes(0, 2, 1)).line).toBe('M0 40H1L1 2H2L2 21H3');
  });

  it('has a gap where nothing is known', () => {
    expect(chartPath(minutes(1, null, 1)).line).toBe('M0 2H1M2 2H3');
  });

  it('is nothing where nothing is known at all', () => {
    expect(chartPath([])).toEqual({ line: '', area: '' });
  });
});
