import { canonical, digestOf } from './digest';

const keysWith = (key: Buffer | null) => {
  const of = (person: string) => Promise.resolve({ ref: 'r', person, key });
  return { cached: () => undefined, of };
};

describe('the digest of a command', () => {
  const [one, other] = [keysWith(Buffer.alloc(32, 1)), keysWith(Buffer.alloc(32, 2))];

  it('is the same for one body however its keys are ordered', async () => {
    const left = await digestOf(one, 'p', { text: 'a', chat: { id: 1, n: [1, { x: 1, y: 2 }] } });
    expect(left).toEqual(await digestOf(one, 'p', { chat: { n: [1, { y: 2, x: 1 }], id: 1 }, text: 'a' }));
    expect(left).toHaveLength(32);
  });

  it('differs for another body and for another person', async () => {
    const left = await digestOf(one, 'p', { text: 'a' });
    expect(left).not.toEqual(await digestOf(one, 'p', { text: 'b' }));
    expect(left).not.toEqual(await digestOf(other, 'p', { text: 'a' }));
  });

  it('is empty once the key is destroyed', async () => {
    expect(await digestOf(keysWith(null), 'p', { text: 'a' })).toHaveLength(0);
  });

  it('tells apart what JSON tells apart', () => {
    const texts = [{ a: '1' }, { a: 1 }, { a: null }, { a: [1] }, { a: { 0: 1 } }, [], {}, null, '', { b: 1 }].map(
      canonical,
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
  });
});
