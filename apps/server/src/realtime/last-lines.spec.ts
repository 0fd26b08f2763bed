import { jest } from '@jest/globals';
import { RowChange } from '../projections/feeds';
import { isOnlyLastLine, LastLines } from './last-lines';

const row = (change: object): RowChange =>
  new RowChange('c', 1, { status: 'active', members: [], last: null, ...change });

describe('last lines of the dashboard', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('D3: go out at most once a second, the newest at the end of it', () => {
    const told: string[] = [];
    const lines = new LastLines<{ name: string }>(({ name }) => void told.push(name));
    const [shop, harbour] = [{ name: 'shop' }, { name: 'harbour' }];
    for (let i = 0; i < 9; i++) lines.changed(shop);
    lines.changed(harbour);
    expect(told).toEqual(['shop', 'harbour']);
    jest.advanceTimersByTime(999);
    expect(told).toEqual(['shop', 'harbour']);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['shop', 'harbour', 'shop']);
    jest.advanceTimersByTime(5000);
    expect(told).toHaveLength(3);
    lines.changed(shop);
    expect(told).toHaveLength(4);
  });

  it.each([
    ['another line', row({}), row({ last: { text: 'x' } }), true],
    ['another status', row({}), row({ status: 'vacant', last: { text: 'x' } }), false],
    ['a new row', undefined, row({}), false],
    ['a closed chat', row({}), new RowChange('c', 2, null), false],
  ] as const)('%s', (_, before, after, only) => {
    expect(isOnlyLastLine(before, after)).toBe(only);
  });
});
