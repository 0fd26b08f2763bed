import { sameItems } from './same-items';

const [a, b] = [{ text: 'a' }, { text: 'b' }];

describe('two lists', () => {
  it.each([
    ['the same things in the same order', [a, b], [a, b], true],
    ['nothing', [], [], true],
    ['another order', [a, b], [b, a], false],
    ['one more', [a], [a, b], false],
    ['things that only look alike', [a], [{ text: 'a' }], false],
  ])('with %s', (_, some, others, expected) => {
    expect(sameItems(some, others)).toBe(expected);
  });
});
