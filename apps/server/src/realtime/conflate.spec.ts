import fc from 'fast-check';
import { RowChange } from '../projections/feeds';
import { deltaJson, Ring } from './conflate';

const change = (key: string, seq: number): RowChange => new RowChange(key, seq, { key, seq });

describe('the rows of a feed that are kept for sockets a little behind', () => {
  it('are the newest version of each, oldest change first', () => {
    const ring = new Ring(4);
    for (const [key, seq] of [
      ['a', 5],
      ['b', 6],
      ['a', 7],
    ] as const)
      ring.put(change(key, seq));
    expect(ring.after(4).map(({ key, seq }) => [key, seq])).toEqual([['b', 6], ['a', 7]]); // prettier-ignore
    expect(ring.after(6).map(({ key }) => key)).toEqual(['a']);
    expect(ring.after(7)).toEqual([]);
    expect(ring).toMatchObject({ head: 7, floor: 4 });
  });

  it('begin anew at a head that was reached elsewhere', () => {
    const ring = new Ring(0);
    ring.put(change('a', 1));
    ring.restart(9);
    expect(ring.after(0)).toEqual([]);
    expect(ring).toMatchObject({ head: 9, floor: 9, isEmpty: true });
  });

  it('bring whoever is not behind the floor to the same state as all changes would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 900 }), fc.nat(900), (keys, from) => {
        const ring = new Ring(0);
        keys.forEach((key, at) => ring.put(change(`k${key}`, at + 1)));
        const since = Math.max(from, ring.floor);
        const all = new Map(keys.map((key, at) => [`k${key}`, at + 1]));
        const expected = [...all].filter(([, seq]) => seq > since).sort((a, b) => a[1] - b[1]);
        expect(ring.after(since).map(({ key, seq }) => [key, seq])).toEqual(expected);
      }),
    );
  });
});

describe('the text of a delta', () => {
  it('is what JSON would make of it, with a row that is gone as null', () => {
    const rows = [change('a"', 2), new RowChange('b', 3, null)];
    const expected = { feed: 'team', from: 1, to: 3, rows: rows.map(({ key, seq, row }) => ({ key, seq, row })) };
    expect(JSON.parse(deltaJson('team', 1, 3, rows))).toEqual(expected);
  });
});
