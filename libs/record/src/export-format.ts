import { fromBase64, fromHex, Malformed, toBase64, toHex } from './bytes';
import type { RecordEvent } from './event';

/** The first line of an export. */
export interface ExportStart {
  readonly format: 'parley-record';
  readonly version: 1;
  readonly lane: number;
  /** The first position in it. */
  readonly from: number;
}

export const startLine = (lane: number, from: number): string =>
  `${JSON.stringify({ format: 'parley-record', version: 1, lane, from } satisfies ExportStart)}\n`;

/** The last line; an export without it was broken off. */
export const endLine = (position: number, hash: Uint8Array): string =>
  `${JSON.stringify({ end: position, hash: toHex(hash) })}\n`;

export function eventLine(event: RecordEvent): string {
  const { actor, sealed, hash, ...fields } = event;
  const { lane, position, streamId, streamVersion, eventId, type, schemaVersion, commandId, commandSeq } = fields;
  const { correlationId, causationId, keyRef, occurredAt, recordedAt, data } = fields;
  return `${JSON.stringify({
    ...{ lane, position, streamId, streamVersion, eventId, type, schemaVersion, commandId, commandSeq },
    ...{ correlationId, causationId, actorKind: actor.kind, actorId: actor.id, keyRef, occurredAt, recordedAt, data },
    sealed: sealed && toBase64(sealed),
    hash: toHex(hash),
  })}\n`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes each field with its type, and refuses what is not of it. */
class Fields {
  constructor(private readonly object: Readonly<Record<string, unknown>>) {}

  text(name: string): string {
    const value = this.object[name];
    if (typeof value !== 'string') throw new Malformed(`"${name}" is not a text`);
    return value;
  }

  number(name: string, most: number = Number.MAX_SAFE_INTEGER): number {
    const value = this.object[name];
    if (!Number.isSafeInteger(value) || Math.abs(value as number) > most)
      throw new Malformed(`"${name}" is not a whole number in its range`);
    return value as number;
  }

  uuid(name: string): string {
    const value = this.text(name);
    if (!uuid.test(value)) throw new Malformed(`"${name}" is not a UUID`);
    return value;
  }

  orNull<T>(name: string, read: (name: string) => T): T | null {
    return this.object[name] === null ? null : read(name);
  }

  hash(): Uint8Array {
    const bytes = fromHex(this.text('hash'));
    if (bytes.length !== 32) throw new Malformed('"hash" does not have 32 bytes');
    return bytes;
  }
}

export function parseLine(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Malformed('this is no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('this is no JSON object');
  return value as Record<string, unknown>;
}

export function eventOf(object: Readonly<Record<string, unknown>>): RecordEvent {
  const fields = new Fields(object);
  const [small, medium] = [32_767, 2_147_483_647];
  return {
    lane: fields.number('lane', small),
    position: fields.number('position'),
    streamId: fields.uuid('streamId'),
    streamVersion: fields.number('streamVersion', medium),
    eventId: fields.uuid('eventId'),
    type: fields.text('type'),
    schemaVersion: fields.number('schemaVersion', small),
    commandId: fields.uuid('commandId'),
    commandSeq: fields.number('commandSeq', small),
    correlationId: fields.uuid('correlationId'),
    causationId: fields.uuid('causationId'),
    actor: { kind: fields.number('actorKind', small), id: fields.uuid('actorId') },
    keyRef: fields.orNull('keyRef', (name) => fields.uuid(name)),
    occurredAt: fields.number('occurredAt'),
    recordedAt: fields.number('recordedAt'),
    data: fields.text('data'),
    sealed: fields.orNull('sealed', (name) => fromBase64(fields.text(name))),
    hash: fields.hash(),
  };
}
