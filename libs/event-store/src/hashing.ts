import { createHash } from 'node:crypto';
import type { StoredEvent } from './event-store';

/** The part of an event that its leaf covers: all but its place in the log, which the chain covers. */
export type HashedEvent = Omit<StoredEvent, 'lane' | 'position' | 'recordedAt' | 'hash'>;

const leafFormat = Buffer.from([1]);
const nothing = Buffer.from([0xff, 0xff, 0xff, 0xff]);

const sha256 = (parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function int(bytes: 2 | 4 | 8, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
  else buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

const uuid = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** Each field: its length in four bytes, then its bytes; a missing one is four bytes of 0xff. */
const field = (value: Buffer | null): Buffer => (value ? Buffer.concat([int(4, value.length), value]) : nothing);

/** The leaf of one event; `docs/hash-vectors.md` says it byte by byte, and `log.leaf_hash` computes the same. */
export function leafHash(event: HashedEvent): Buffer {
  const fields = [
    uuid(event.streamId),
    int(4, event.streamVersion),
    uuid(event.eventId),
    Buffer.from(event.type),
    int(2, event.schemaVersion),
    uuid(event.commandId),
    int(2, event.commandSeq),
    uuid(event.correlationId),
    uuid(event.causationId),
    int(2, event.actor.kind),
    uuid(event.actor.id),
    event.keyRef === null ? null : uuid(event.keyRef),
    int(8, event.occurredAt),
    Buffer.from(event.data),
    event.sealed,
  ];
  return sha256([leafFormat, ...fields.map(field)]);
}

/** One step of the chain. */
export function chainHash(
  previous: Buffer,
  place: Pick<StoredEvent, 'lane' | 'position' | 'recordedAt'>,
  leaf: Buffer,
): Buffer {
  return sha256([previous, int(2, place.lane), int(8, place.position), int(8, place.recordedAt), leaf]);
}

/** The hash before the first event of a lane. */
export const genesisHash = (lane: number): Buffer => sha256([Buffer.from(`parley log, lane ${lane}`)]);
