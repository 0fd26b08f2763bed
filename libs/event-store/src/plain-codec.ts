import type { NewEvent, StoredEvent } from './event-store';
import type { FactCodec } from './fact-codec';

interface PlainFact {
  readonly type: string;
  readonly data: object;
  readonly private?: object | 'erased';
  readonly person?: string;
}

/** Private words as they are, unsealed: for tests with the log in memory, never for a log that lasts. */
export class PlainCodec<F extends PlainFact> implements FactCodec<F> {
  constructor(private readonly nextId: () => string) {}

  async seal(_streamId: string, facts: readonly F[]): Promise<NewEvent[]> {
    return facts.map((fact) => ({
      eventId: this.nextId(),
      type: fact.type,
      schemaVersion: 1,
      data: JSON.stringify(fact.data),
      sealed: fact.private ? Buffer.from(JSON.stringify([fact.private, fact.person])) : null,
      keyRef: null,
    }));
  }

  async unseal(events: readonly StoredEvent[]): Promise<F[]> {
    return events.map(({ type, data, sealed }) => {
      const [secret, person] = sealed ? (JSON.parse(sealed.toString()) as unknown[]) : [];
      return { type, data: JSON.parse(data) as object, ...(sealed && { private: secret, person }) } as F;
    });
  }
}
