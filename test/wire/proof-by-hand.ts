import { createHash } from 'node:crypto';

/** One event as exports and proofs have it (docs/record.md). */
export interface EventLine {
  readonly lane: number;
  readonly position: number;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly commandId: string;
  readonly commandSeq: number;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actorKind: number;
  readonly actorId: string;
  readonly keyRef: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly data: string;
  readonly sealed: string | null;
  readonly hash: string;
}

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const number = (value: number, bytes: 2 | 4 | 8): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer.subarray(8 - bytes);
};
const uuid = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const field = (bytes: Buffer | null): Buffer =>
  bytes ? Buffer.concat([number(bytes.length, 4), bytes]) : Buffer.from('ffffffff', 'hex');

/** By docs/hash-vectors.md and by nothing of Parley's own. */
export function leafOf(event: EventLine): Buffer {
  const fields = [
    ...[uuid(event.streamId), number(event.streamVersion, 4), uuid(event.eventId), Buffer.from(event.type)],
    ...[number(event.schemaVersion, 2), uuid(event.commandId), number(event.commandSeq, 2)],
    ...[uuid(event.correlationId), uuid(event.causationId), number(event.actorKind, 2), uuid(event.actorId)],
    ...[event.keyRef === null ? null : uuid(event.keyRef), number(event.occurredAt, 8), Buffer.from(event.data)],
    event.sealed === null ? null : Buffer.from(event.sealed, 'base64'),
  ];
  return sha256(Buffer.of(1), ...fields.map(field));
}

/** The hash of the chain, in hex. */
export const linkOf = ({ lane, position, recordedAt }: EventLine, previous: string, leaf: Buffer): string =>
  sha256(Buffer.from(previous, 'hex'), number(lane, 2), number(position, 8), number(recordedAt, 8), leaf).toString('hex'); // prettier-ignore

/** The root that a leaf and its path come to (RFC 9162, 2.1.3.2), in base64; empty when the path has another length. */
export function rootOf(leaf: Buffer, index: number, size: number, path: readonly string[]): string {
  let [at, last, node] = [index, size - 1, sha256(Buffer.of(0), leaf)];
  for (const step of path) {
    if (last === 0) return '';
    const sibling = Buffer.from(step, 'base64');
    const isRight = at % 2 === 1 || at === last;
    node = isRight ? sha256(Buffer.of(1), sibling, node) : sha256(Buffer.of(1), node, sibling);
    for (; isRight && at % 2 === 0 && at > 0; at /= 2) last = Math.floor(last / 2);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node.toString('base64') : '';
}

/** The two roots that a proof between trees comes to (RFC 9162, 2.1.4.2), in base64; empty when the path has another length. */
export function rootsOf(first: number, second: number, root: string, path: readonly string[]): [string, string] {
  const isComplete = Number.isInteger(Math.log2(first));
  const [seed = '', ...steps] = isComplete ? [root, ...path] : path;
  let [at, last] = [first - 1, second - 1];
  for (; at % 2 === 1; at = (at - 1) / 2) last = Math.floor(last / 2);
  let earlier: Buffer = Buffer.from(seed, 'base64');
  let later = earlier;
  for (const step of steps) {
    if (last === 0) return ['', ''];
    const sibling = Buffer.from(step, 'base64');
    if (at % 2 === 1 || at === last) {
      earlier = sha256(Buffer.of(1), sibling, earlier);
      later = sha256(Buffer.of(1), sibling, later);
      for (; at % 2 === 0 && at > 0; at /= 2) last = Math.floor(last / 2);
    } else later = sha256(Buffer.of(1), later, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? [earlier.toString('base64'), later.toString('base64')] : ['', ''];
}
