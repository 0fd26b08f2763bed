import { jest } from '@jest/globals';
import { TabGuard } from './tab-guard';

describe('after a tab that changed by itself', () => {
  let now = 10_000;
  const guard = (): TabGuard => {
    const made = new TabGuard();
    made.changed();
    return made;
  };
  beforeEach(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
  afterEach(() => void jest.restoreAllMocks());

  it('sends nothing with an Enter of the first 300 ms', () => {
    const one = guard();
    now += 299;
    expect(one.holds()).toBe(true);
    now += 1;
    expect(one.holds()).toBe(false);
  });

  it('holds what is typed within 700 ms until it is said that it is meant', () => {
    const one = guard();
    now += 699;
    one.typed('a');
    expect(one.held()).toBe('a');
    one.release();
    expect(one.held()).toBe(null);
  });

  it('holds nothing that is typed later', () => {
    const one = guard();
    now += 700;
    one.typed('a');
    expect(one.held()).toBe(null);
  });
});
