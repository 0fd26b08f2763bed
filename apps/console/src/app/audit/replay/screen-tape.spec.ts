import type { ReplayChange } from '#libs/contracts';
import { momentAt } from './moment';
import { ScreenTape, type Row } from './screen-tape';

const said = (n: number, text: string): Row => ({
  kind: 'message',
  ...{ n, at: n, text, author: { kind: 'visitor', id: 'v', name: null } },
});
const change = (at: number, key: string, row: Row | null): ReplayChange => ({ at, position: at, key, row });
const mark = (read: number): Row => ({ kind: 'mark', who: 'visitor', id: 'v', delivered: read, read });

describe('what a screen showed', () => {
  const tape = new ScreenTape([
    change(10, '1', said(1, 'one')),
    change(20, '3', said(3, 'three')),
    change(30, '2', said(2, 'two, late')),
    change(35, 'mark:v', mark(2)),
    change(40, '*', null),
    change(50, '3', said(3, 'three')),
  ]);
  const textsAt = (at: number) =>
    tape.shown(tape.countAt(momentAt(at))).items.map(({ item }) => item.kind === 'message' && item.text);

  it('A2: has nothing before it arrived, and all in the order of places', () => {
    expect(textsAt(9)).toEqual([]);
    expect(textsAt(10)).toEqual(['one']);
    expect(textsAt(29)).toEqual(['one', 'three']);
    expect(textsAt(39)).toEqual(['one', 'two, late', 'three']);
  });

  it('A2: is empty once its window was closed, and shows only what comes afterwards', () => {
    expect(textsAt(40)).toEqual([]);
    expect(textsAt(99)).toEqual(['three']);
  });

  it('A2: says the same whichever way one came there', () => {
    const forth = Array.from({ length: 60 }, (_, at) => textsAt(at));
    const back = Array.from({ length: 60 }, (_, at) => textsAt(59 - at)).reverse();
    expect(back).toEqual(forth);
  });

  it('A2: tells when somebody had seen a place, and not before', () => {
    expect(tape.seenAt(2, 'visitor', tape.countAt(momentAt(34)))).toBeNull();
    expect(tape.seenAt(2, 'visitor', tape.countAt(momentAt(36)))).toBe(35);
    expect(tape.seenAt(3, 'visitor', tape.countAt(momentAt(99)))).toBeNull();
  });

  it('A5: an erased row replaces the words from its moment on', () => {
    const erased = { ...said(1, ''), text: { erased: true as const } } as Row;
    const rewritten = new ScreenTape([change(10, '1', said(1, 'one')), change(20, '1', erased)]);
    const at = (moment: number) => rewritten.shown(rewritten.countAt(momentAt(moment))).items[0]?.item;
    expect(at(15)).toMatchObject({ text: 'one' });
    expect(at(25)).toMatchObject({ text: { erased: true } });
  });
});
