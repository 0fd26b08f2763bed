import { StreamTurns } from './stream-turns';

const settled = (): Promise<void> => new Promise((ready) => setImmediate(ready));

describe('turns on streams', () => {
  it('come one after the other on a stream that two share, in the order of asking', async () => {
    const turns = new StreamTurns();
    const order: string[] = [];
    const take = async (name: string, streams: string[]): Promise<() => void> => {
      const done = await turns.take(streams);
      order.push(name);
      return done;
    };
    const [first, second, third] = [take('first', ['a', 'b']), take('second', ['b', 'a']), take('third', ['b', 'c'])];
    const other = take('other', ['d']);
    await settled();
    expect(order).toEqual(['first', 'other']);
    (await first)();
    await settled();
    expect(order).toEqual(['first', 'other', 'second']);
    (await second)();
    (await third)();
    (await other)();
    expect(order).toEqual(['first', 'other', 'second', 'third']);
  });
});
