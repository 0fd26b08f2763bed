import type { Tree } from './events';
import { excessOf } from './tree-limits';

const nested = (depth: number): Tree => (depth === 1 ? 'leaf' : { in: nested(depth - 1) });
const wide = (nodes: number): Tree => Array.from({ length: nodes - 1 }, () => 0);

describe('M4: the limits of a tree', () => {
  it('allows depth 8 and no more', () => {
    expect(excessOf(nested(8))).toBeNull();
    expect(excessOf(nested(9))).toBe('too-deep');
  });

  it('allows 500 nodes and no more', () => {
    expect(excessOf(wide(500))).toBeNull();
    expect(excessOf(wide(501))).toBe('too-many');
  });

  it('allows 16 KB of UTF-8 and no more', () => {
    // Two bytes are the quotation marks.
    expect(excessOf('x'.repeat(16_382))).toBeNull();
    expect(excessOf('x'.repeat(16_383))).toBe('too-large');
  });

  it.each([
    [1, '\u007f'],
    [2, '\u0080'],
    [2, '\u07ff'],
    [3, '\u0800'],
    [3, '\uffff'],
    [4, '\u{10000}'],
  ])('counts %i bytes for %j', (bytes, character) => {
    const most = Math.floor(16_382 / bytes);
    expect(excessOf(character.repeat(most))).toBeNull();
    expect(excessOf(character.repeat(most + 1))).toBe('too-large');
  });

  it('takes a tree of any depth without failing', () => {
    expect(excessOf(nested(2_000))).toBe('too-deep');
  });
});
