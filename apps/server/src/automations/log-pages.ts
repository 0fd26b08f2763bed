import type { ParleyFact } from '#libs/domain';
import type { EventStore, FactSchema, StoredEvent } from '#libs/event-store';
import type { Noted } from './book';
import { factPlaces } from './fact-places';

/** The next facts of the log that concern the automations, without anybody's words: nothing is unsealed for a deadline. */
export async function nextFacts(
  store: Pick<EventStore, 'readAll'>,
  schema: FactSchema,
  after: number,
  most: number,
): Promise<{ facts: Noted[]; to: number; isFull: boolean }> {
  const events = await store.readAll(after, most);
  const to = events.at(-1)?.position ?? after;
  const facts = events.filter(concerns).map((event) => noted(event, schema));
  return { facts, to, isFull: events.length === most };
}

function concerns({ type }: StoredEvent): boolean {
  return factPlaces[type as ParleyFact['type']] !== 'ignored';
}

function noted(event: StoredEvent, schema: FactSchema): Noted {
  const { streamId, eventId, correlationId, type, schemaVersion } = event;
  const { data } = schema.lift(type, schemaVersion, { data: JSON.parse(event.data) as Record<string, unknown> });
  const fact = { type, data } as unknown as ParleyFact;
  return { streamId, eventId, correlationId, at: Math.floor(event.occurredAt / 1000), fact };
}
