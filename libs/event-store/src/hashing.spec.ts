import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from './event-store';
import { chainHash, genesisHash, leafHash } from './hashing';

type Vector = Omit<StoredEvent, 'actor' | 'sealed' | 'hash'> & {
  readonly actorKind: number;
  readonly actorId: string;
  readonly sealed: string | null;
  readonly leaf: string;
  readonly hash: string;
};

const file = join(import.meta.dirname, '../../../docs/hash-vectors.json');
const { genesis, events } = JSON.parse(readFileSync(file, 'utf8')) as { genesis: string; events: Vector[] };

const hashed = ({ actorKind, actorId, sealed, ...vector }: Vector) => ({
  ...vector,
  actor: { kind: actorKind, id: actorId },
  sealed: sealed === null ? null : Buffer.from(sealed, 'hex'),
});

describe('the published hash vectors', () => {
  it('begin where every lane begins', () => {
    expect(genesisHash(0).toString('hex')).toBe(genesis);
  });

  it.each(events)('hold for the event at $position', (vector) => {
    const previous = events[vector.position - 2]?.hash ?? genesis;
    const leaf = leafHash(hashed(vector));
    expect(leaf.toString('hex')).toBe(vector.leaf);
    expect(chainHash(Buffer.from(previous, 'hex'), vector, leaf).toString('hex')).toBe(vector.hash);
  });
});
