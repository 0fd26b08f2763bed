import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fromBase64, fromHex, toBase64, toHex } from './bytes';
import type { RecordEvent } from './event';
import { EventHashing, genesis } from './event-hashing';
import { pureSha256 } from './sha256';
import { sha256 } from './testing/made-log';

type Vector = Omit<RecordEvent, 'actor' | 'sealed' | 'hash'> & {
  readonly actorKind: number;
  readonly actorId: string;
  readonly sealed: string | null;
  readonly leaf: string;
  readonly hash: string;
};
const file = join(import.meta.dirname, '../../../docs/hash-vectors.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as { genesis: string; events: Vector[] };

describe('the hashing of the verifier', () => {
  it('has the published genesis', () => {
    expect(toHex(genesis(pureSha256, 0))).toBe(vectors.genesis);
  });

  it.each([
    ['of Node', sha256],
    ['without anything', pureSha256],
  ])('holds the published vectors with the SHA-256 %s', (_name, hash) => {
    const hashing = new EventHashing(hash);
    let previous = fromHex(vectors.genesis);
    for (const { actorKind: kind, actorId: id, sealed, ...vector } of vectors.events) {
      const event = {
        ...vector,
        actor: { kind, id },
        sealed: sealed === null ? null : fromHex(sealed),
        hash: previous,
      };
      const leaf = hashing.leaf(event);
      expect(toHex(leaf)).toBe(vector.leaf);
      previous = hashing.chain(previous, vector.lane, vector.position, vector.recordedAt, leaf);
      expect(toHex(previous)).toBe(vector.hash);
    }
  });

  it('computes SHA-256 as Node does, at every length around a block', () => {
    for (let length = 0; length < 260; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      expect(toHex(pureSha256(bytes))).toBe(toHex(sha256(bytes)));
    }
  });

  it('writes and reads hexadecimal and base64 as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect([toHex(bytes), toBase64(bytes)]).toEqual([
          Buffer.from(bytes).toString('hex'),
          Buffer.from(bytes).toString('base64'),
        ]);
        expect([...fromHex(toHex(bytes))]).toEqual([...bytes]);
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
      { numRuns: 50 },
    );
    expect(() => fromHex('0g')).toThrow('not hexadecimal');
    expect(() => fromBase64('ab!=')).toThrow('not base64');
  });
});
