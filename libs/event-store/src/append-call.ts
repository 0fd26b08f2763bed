import type { QueryArrayConfig } from 'pg';
import type { Append, AppendOutcome } from './event-store';
import { byteaArray, int2Array, int4Array, int8Array, textArray, uuidArray } from './binary-arrays';
import { plainText } from './stored-row';

const text = `select * from log.append(${Array.from({ length: 24 }, (_, i) => `$${i + 1}`).join(', ')})`;

/** One row of the answer: outcome, first position, recorded at in microseconds, stored result. */
export type AnswerRow = [outcome: string, firstPosition: string | null, recordedAt: string, result: string | null];

/** The one call that carries a flush. The order of the values is the order of the parameters of `log.append`. */
export function appendCall(lane: number, commands: readonly Append[]): QueryArrayConfig {
  const writes = commands.flatMap((command, of) => command.writes.map((write) => ({ of: of + 1, write })));
  const events = writes.flatMap(({ write }, of) =>
    write.events.map((event, at) => ({ of: of + 1, version: write.expected + at + 1, event })),
  );
  return {
    name: 'log.append',
    text,
    ...plainText,
    values: [lane, ...commandValues(commands), ...writeValues(writes), ...eventValues(events, commands)],
  };
}

const commandValues = (commands: readonly Append[]): Buffer[] => [
  uuidArray(commands.map((c) => c.commandId)),
  int2Array(commands.map((c) => c.actor.kind)),
  uuidArray(commands.map((c) => c.actor.id)),
  byteaArray(commands.map((c) => c.digest)),
  uuidArray(commands.map((c) => c.correlationId)),
  uuidArray(commands.map((c) => c.causationId)),
  int8Array(commands.map((c) => c.occurredAt * 1000)),
  textArray(commands.map((c) => c.result)),
  int4Array(commands.map((c) => c.writes.length)),
];

const writeValues = (writes: readonly { of: number; write: Append['writes'][number] }[]): Buffer[] => [
  int4Array(writes.map((w) => w.of)),
  uuidArray(writes.map((w) => w.write.streamId)),
  int2Array(writes.map((w) => w.write.kind)),
  int4Array(writes.map((w) => w.write.expected)),
  int4Array(writes.map((w) => w.write.events.length)),
];

type PlacedEvent = { of: number; version: number; event: Append['writes'][number]['events'][number] };

const eventValues = (events: readonly PlacedEvent[], commands: readonly Append[]): Buffer[] => [
  int4Array(events.map((e) => e.of)),
  int4Array(events.map((e) => e.version)),
  int2Array(commandSeqs(commands)),
  uuidArray(events.map((e) => e.event.eventId)),
  textArray(events.map((e) => e.event.type)),
  int2Array(events.map((e) => e.event.schemaVersion)),
  uuidArray(events.map((e) => e.event.keyRef)),
  textArray(events.map((e) => e.event.data)),
  byteaArray(events.map((e) => e.event.sealed)),
];

/** 1, 2, 3 ... over all events of a command, whichever stream they go to. */
function commandSeqs(commands: readonly Append[]): number[] {
  const seqs: number[] = [];
  for (const command of commands) {
    let seq = 0;
    for (const write of command.writes) for (let i = 0; i < write.events.length; i++) seqs.push(++seq);
  }
  return seqs;
}

export function outcomeOf([outcome, firstPosition, recordedAt, result]: AnswerRow): AppendOutcome {
  const first = firstPosition === null ? null : Number(firstPosition);
  switch (outcome) {
    case '0':
      return { kind: 'ok', firstPosition: first ?? 0, recordedAt: Number(recordedAt) };
    case '1':
      return { kind: 'duplicate', result: result ?? 'null', firstPosition: first };
    case '2':
      return { kind: 'conflict' };
    default:
      return { kind: 'reused-id' };
  }
}
