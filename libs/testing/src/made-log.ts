import { type Append, InMemoryEventStore, type StoredEvent } from '#libs/event-store';

const idOf = (kind: string, n: number): string => `00000000-0000-4000-8000-${kind}${String(n).padStart(11, '0')}`;

function someCommand(n: number): Append {
  const streamId = idOf('a', n % 7);
  const sealed = n % 2 === 0 ? Buffer.from(`ciphertext ${n}`) : null;
  const event = { eventId: idOf('e', n), type: 'MessagePosted', schemaVersion: 1, data: `{"n":${n},"ü":"✓"}`, sealed };
  return {
    ...{ commandId: idOf('c', n), actor: { kind: 1, id: idOf('b', 1) }, digest: Buffer.alloc(0) },
    ...{ correlationId: streamId, causationId: streamId, occurredAt: 1_795_339_200_000 + n, result: '{}' },
    writes: [
      { streamId, kind: 1, expected: Math.floor(n / 7), events: [{ ...event, keyRef: sealed && idOf('f', 1) }] },
    ],
  };
}

/** The events of a log as the event store makes them. Another one when it began at another moment. */
export async function madeLog(size: number, began = 1_795_339_200_000): Promise<StoredEvent[]> {
  let now = began;
  const store = new InMemoryEventStore(() => now++);
  for (let n = 0; n < size; n++) await store.append(someCommand(n));
  return store.readAll(0, size);
}
