import type { StoredEvent } from '#libs/event-store';
import { madeLog } from '#libs/testing';
import { genesis } from './event-hashing';
import type { Finding } from './finding';
import { inBatches, listed, rechained, sealedOf, sha256 } from './testing/made-log';
import { verify } from './verify';

const at = (rows: readonly StoredEvent[], position: number): StoredEvent => rows[position - 1] as StoredEvent;
const renumbered = (rows: readonly StoredEvent[]): StoredEvent[] => rows.map((row, i) => ({ ...row, position: i + 1 }));
const without = (rows: readonly StoredEvent[], position: number): StoredEvent[] =>
  rows.filter((row) => row.position !== position);
function changed(rows: readonly StoredEvent[], position: number, change: Partial<StoredEvent>): StoredEvent[] {
  return rows.map((row) => (row.position === position ? { ...row, ...change } : row));
}
function swapped(rows: readonly StoredEvent[], one: number, other: number): StoredEvent[] {
  const place = (from: number, to: number): StoredEvent => ({ ...at(rows, from), position: to });
  return rows.map((row) =>
    row.position === one ? place(other, one) : row.position === other ? place(one, other) : row,
  );
}
const inserted = (rows: readonly StoredEvent[], position: number, row: StoredEvent): StoredEvent[] =>
  renumbered([...rows.slice(0, position - 1), row, ...rows.slice(position - 1)]);

describe('verify', () => {
  let log: StoredEvent[];
  let sealed: ReturnType<typeof sealedOf>;
  const recomputed = (rows: readonly StoredEvent[]): StoredEvent[] => rechained(rows, genesis(sha256, 0));
  const evidence = () => ({ heads: listed(sealed.heads), ledger: sealed.ledger, hints: sealed.hints });
  const check = (rows: readonly StoredEvent[], kept: object = evidence()) =>
    verify(inBatches(rows), { sha256, ...kept });
  async function found(rows: readonly StoredEvent[], kept: object = evidence()): Promise<Finding | null> {
    const verdict = await check(rows, kept);
    return verdict.ok ? null : verdict.finding;
  }

  beforeAll(async () => {
    log = await madeLog(64);
    sealed = sealedOf(log);
  });

  it('A4: finds nothing in a log that nobody touched', async () => {
    const verdict = await check(log);
    expect(verdict).toMatchObject({ ok: true, summary: { events: 64, to: 64, streams: 7, heads: 6, proven: 60 } });
  });

  const tampering: [string, (rows: StoredEvent[]) => StoredEvent[], Partial<Finding>][] = [
    [
      'a byte of the clear data',
      (l) => changed(l, 33, { data: '{"n":33}' }),
      { kind: 'payload changed', position: 33 },
    ],
    ['a byte of the sealed data', (l) => changed(l, 33, { sealed: Buffer.from('ciphertext 33') }), { kind: 'sealed data changed', position: 33 }], // prettier-ignore
    ['the type', (l) => changed(l, 33, { type: 'NotePosted' }), { kind: 'envelope changed', position: 33 }],
    ['the recorded time', (l) => changed(l, 33, { recordedAt: 1 }), { kind: 'envelope changed', position: 33 }],
    ['only a hash', (l) => changed(l, 33, { hash: Buffer.alloc(32) }), { kind: 'hash changed', position: 33 }],
    ['data and its own hash', (l) => changed(l, 33, { data: '{}', hash: at(recomputed(changed(l, 33, { data: '{}' })), 33).hash }), { kind: 'payload changed', position: 33 }], // prettier-ignore
    ['a row gone', (l) => without(l, 33), { kind: 'row missing', position: 33 }],
    [
      'three rows gone',
      (l) => without(without(without(l, 33), 34), 35),
      { kind: 'row missing', position: 33, until: 35 },
    ],
    ['a row gone and the rest renumbered', (l) => renumbered(without(l, 33)), { kind: 'row missing', position: 33 }],
    ['a row put in', (l) => inserted(l, 33, at(l, 12)), { kind: 'row added', position: 33 }],
    ['a row put in with a hash that fits', (l) => inserted(l, 33, { ...at(recomputed(inserted(l, 33, at(l, 12))), 33) }), { kind: 'row added', position: 33 }], // prettier-ignore
    ['a second row at a position', (l) => [...l.slice(0, 33), at(l, 33), ...l.slice(33)], { kind: 'row added', position: 33 }], // prettier-ignore
    ['two neighbours swapped', (l) => swapped(l, 33, 34), { kind: 'row moved', position: 33 }],
    ['two rows swapped', (l) => swapped(l, 20, 47), { kind: 'row moved', position: 20 }],
    ['the tail cut before the last head', (l) => l.slice(0, 41), { kind: 'tail cut', position: 42, until: 64 }],
    ['all of it cut', () => [], { kind: 'tail cut', position: 1 }],
    ['data, and all later hashes recomputed', (l) => recomputed(changed(l, 33, { data: '{}' })), { kind: 'chain recomputed', position: 33 }], // prettier-ignore
    ['a row gone, and all recomputed', (l) => recomputed(without(l, 33)), { kind: 'chain recomputed', position: 33 }],
    ['the first event, and all recomputed', (l) => recomputed(changed(l, 1, { data: '{}' })), { kind: 'other log', position: 1 }], // prettier-ignore
    ['a version of a stream', (l) => recomputed(changed(l, 33, { streamVersion: 9 })), { kind: 'stream order', position: 33 }], // prettier-ignore
  ];

  it.each(tampering)('A4: names %s', async (_what, tamper, finding) => {
    const mended = finding.kind === 'stream order' ? {} : evidence();
    expect(await found(tamper(log), mended)).toMatchObject(finding);
  });

  const byItself = tampering.filter(([, , { kind }]) =>
    ['row missing', 'row added', 'row moved', 'hash changed'].includes(kind ?? ''),
  );
  it.each(byItself)('names %s by the chain alone, without heads and ledger', async (_what, tamper, finding) => {
    expect(await found(tamper(log), {})).toMatchObject(finding);
  });

  it('names the place of a changed event without heads and ledger, not what of it', async () => {
    expect(await found(changed(log, 33, { data: '{}' }), {})).toMatchObject({ kind: 'content changed', position: 33 });
  });

  it('knows between which heads a chain was recomputed when there is no ledger', async () => {
    const rows = recomputed(changed(log, 33, { data: '{}' }));
    expect(await found(rows, { heads: listed(sealed.heads) })).toMatchObject({
      kind: 'chain recomputed',
      position: 31,
      until: 40,
    });
  });

  it('a cut after the last head is seen by the ledger only', async () => {
    expect(await found(log.slice(0, 62))).toMatchObject({ kind: 'tail cut', position: 63 });
    expect(await found(log.slice(0, 62), { heads: listed(sealed.heads) })).toBeNull();
  });

  it('holds the ledger, not the log, for changed where a signed head agrees with the log', async () => {
    const other = sealedOf(recomputed(changed(log, 33, { data: '{}' }))).ledger;
    expect(await found(log, { ...evidence(), ledger: other })).toMatchObject({ kind: 'ledger mismatch', position: 33 });
  });

  it('names a head that fits neither log nor ledger', async () => {
    const heads = sealed.heads.map((head) => (head.position === 30 ? { ...head, root: new Uint8Array(32) } : head));
    expect(await found(log, { ...evidence(), heads: listed(heads) })).toMatchObject({
      kind: 'head mismatch',
      position: 30,
    });
  });

  it('begins anywhere after an event whose hash is known', async () => {
    const start = { position: 20, hash: at(log, 20).hash };
    const verdict = await check(log.slice(20), { ...evidence(), start });
    expect(verdict).toMatchObject({ ok: true, summary: { from: 21, events: 44, heads: 4, root: null } });
  });
});
