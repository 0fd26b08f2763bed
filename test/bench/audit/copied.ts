import type { StoredEvent } from '#libs/event-store';
import { toHex } from '#libs/record';

const time = (micros: number): string => new Date(micros / 1000).toISOString();
const bytes = (value: Uint8Array): string => `\\\\x${toHex(value)}`;
const none = '\\N';

/** A row of `log.events` as COPY reads it. */
export function eventLine(event: StoredEvent, hash: Uint8Array): string {
  const { lane, position, streamId, streamVersion, eventId, type, schemaVersion, commandId, commandSeq } = event;
  const { correlationId, causationId, actor, keyRef, occurredAt, recordedAt, data, sealed } = event;
  const columns = [
    ...[lane, position, streamId, streamVersion, eventId, type, schemaVersion, commandId, commandSeq],
    ...[correlationId, causationId, actor.kind, actor.id, keyRef ?? none, time(occurredAt), time(recordedAt)],
    ...[data.replaceAll('\\', '\\\\'), sealed ? bytes(sealed) : none, bytes(hash)],
  ];
  return `${columns.join('\t')}\n`;
}

/** A row of `log.streams`. */
export function streamLine(
  id: string,
  { kind, version, first, last }: { kind: number; version: number; first: number; last: number },
): string {
  return `${[0, id, kind, version, first, last].join('\t')}\n`;
}
