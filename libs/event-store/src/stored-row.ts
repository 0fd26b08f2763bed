import type { QueryArrayConfig } from 'pg';
import type { StoredEvent } from './event-store';

const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/** The columns of an event `e`, in the order in which `storedEvent` takes them. */
export const storedColumns = [
  'e.lane, e.position, e.stream_id, e.stream_version, e.event_id, e.type, e.schema_version, e.command_id',
  'e.command_seq, e.correlation_id, e.causation_id, e.actor_kind, e.actor_id, e.key_ref',
  `${micros('e.occurred_at')}, ${micros('e.recorded_at')}, e.data::text, e.sealed, e.hash`,
].join(', ');

/** Every value as the text that PostgreSQL sends: nothing is parsed twice, and no date loses its microseconds. */
export const plainText: Pick<QueryArrayConfig, 'rowMode' | 'types'> = {
  rowMode: 'array',
  types: { getTypeParser: () => (value: string) => value },
};

/** From the text form `\x0a0b`. */
export const bytesOf = (hex: string): Buffer => Buffer.from(hex.slice(2), 'hex');

export type TextRow = readonly (string | null)[];

export function storedEvent(row: TextRow): StoredEvent {
  const text = (at: number): string => row[at] ?? '';
  const number = (at: number): number => Number(row[at]);
  return {
    lane: number(0),
    position: number(1),
    streamId: text(2),
    streamVersion: number(3),
    eventId: text(4),
    type: text(5),
    schemaVersion: number(6),
    commandId: text(7),
    commandSeq: number(8),
    correlationId: text(9),
    causationId: text(10),
    actor: { kind: number(11), id: text(12) },
    keyRef: row[13] ?? null,
    occurredAt: number(14),
    recordedAt: number(15),
    data: text(16),
    sealed: row[17] ? bytesOf(row[17]) : null,
    hash: bytesOf(text(18)),
  };
}
