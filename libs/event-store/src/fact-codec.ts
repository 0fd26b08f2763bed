import type { NewEvent, StoredActor, StoredEvent } from './event-store';

/** Between facts, which rules read, and events, which the log stores. Reading also brings old versions up to date. */
export interface FactCodec<F> {
  seal(streamId: string, facts: readonly F[]): Promise<NewEvent[]>;
  unseal(events: readonly StoredEvent[]): Promise<F[]>;
}

/** A fact with its place in the log: plain, not sealed. */
export interface RecordedFact<F> {
  readonly position: number;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: StoredActor;
  /** Milliseconds, on the clock of the database. */
  readonly at: number;
  /** Microseconds. */
  readonly recordedAt: number;
  readonly fact: F;
}

/** The plain form of events that were read from the log. */
export async function recordedFacts<F>(
  codec: FactCodec<F>,
  events: readonly StoredEvent[],
): Promise<RecordedFact<F>[]> {
  const facts = await codec.unseal(events);
  // Field by field: a rest of an object and two spreads cost as much as all else here, and whole chats are read
  return events.map((event, at) => ({
    position: event.position,
    streamId: event.streamId,
    streamVersion: event.streamVersion,
    eventId: event.eventId,
    commandId: event.commandId,
    correlationId: event.correlationId,
    causationId: event.causationId,
    actor: event.actor,
    at: Math.floor(event.recordedAt / 1000),
    recordedAt: event.recordedAt,
    fact: facts[at] as F,
  }));
}
