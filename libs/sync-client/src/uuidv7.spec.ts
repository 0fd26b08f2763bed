import { uuidv7 } from './uuidv7';

describe('a new id', () => {
  it('is a UUID of version 7 in lower case', () => {
    expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('begins with the milliseconds at which it was made, so ids sort by time', () => {
    expect(uuidv7(0x0190_1234_5678).slice(0, 13)).toBe('01901234-5678');
    expect(uuidv7(2_000_000_000_000) > uuidv7(1_999_999_999_999)).toBe(true);
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, () => uuidv7(5))).size).toBe(1000);
  });
});
