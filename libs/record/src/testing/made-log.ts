import { createHash } from 'node:crypto';
import type { StoredEvent } from '#libs/event-store';
import { originOf, type Head } from '../head';
import { hintOf, hintRecord, ledgerRecord, putLedgerRecord, type Records } from '../ledger';
import { Frontier, TreeHashing } from '../merkle';
import { EventHashing } from '../event-hashing';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export async function* inBatches<T>(events: readonly T[], size = 16): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < events.length; i += size) yield events.slice(i, i + size);
}

function recordsOf(bytes: Uint8Array, size: number): Records {
  const read = async (first: number, count: number): Promise<Uint8Array> =>
    bytes.subarray((first - 1) * size, (first - 1 + count) * size);
  return { length: bytes.length / size, read };
}

/** What a sealer would have kept of these events: heads after each `every`, ledger, hints. */
export function sealedOf(events: readonly StoredEvent[], every = 10) {
  const hashing = new TreeHashing(sha256);
  const tree = new Frontier(hashing);
  const leafs = new EventHashing(sha256);
  const ledger = new Uint8Array(events.length * ledgerRecord);
  const hints = new Uint8Array(events.length * hintRecord);
  const heads: Head[] = [];
  const origin = originOf(events[0]?.hash ?? new Uint8Array(32), 0);
  events.forEach((event, i) => {
    tree.add(hashing.leaf(leafs.leaf(event)));
    putLedgerRecord(ledger, i * ledgerRecord, event.position, event.hash);
    hints.set(hintOf(sha256, event), i * hintRecord);
    const { position, hash } = event;
    if (position % every === 0)
      heads.push({ origin, lane: 0, position, hash, root: tree.root(), signedAt: 0, epoch: 'e' });
  });
  return { heads, ledger: recordsOf(ledger, ledgerRecord), hints: recordsOf(hints, hintRecord) };
}

export async function* listed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Computes all hashes anew from an event on, as whoever owns the database can. */
export function rechained(events: readonly StoredEvent[], genesis: Uint8Array): StoredEvent[] {
  const hashing = new EventHashing(sha256);
  let link = genesis;
  return events.map((event, i) => {
    const position = i + 1;
    link = hashing.chain(link, 0, position, event.recordedAt, hashing.leaf(event));
    return { ...event, position, hash: Buffer.from(link) };
  });
}
