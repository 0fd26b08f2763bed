import { setImmediate as others } from 'node:timers/promises';
import type { FactCodec, FactSchema, NewEvent, StoredEvent } from '#libs/event-store';
import { decrypt, encrypt, hmac, putUuid, uuidBytes } from './encryption';
import { PersonErased, type PersonKey } from './person-key';
import type { PersonKeys } from './person-keys';

/** What a fact must look like to be sealed: `private` is encrypted with the key of `person`, the rest is clear. */
export interface SealableFact {
  readonly type: string;
  readonly data: object;
  readonly private?: object | 'erased';
  readonly person?: string;
}

export interface SealingCodecOptions {
  readonly keys: Pick<PersonKeys, 'of' | 'cached' | 'byRef' | 'cachedRef'>;
  readonly schema: FactSchema;
  /** Ids of events. */
  readonly newId: () => string;
}

type Place = Pick<NewEvent, 'eventId' | 'type' | 'schemaVersion'> & { readonly streamId: string };

/** A sealed text cannot be moved to another event, stream, type, version or person. */
function contextOf({ streamId, eventId, type, schemaVersion }: Place, ref: string): Buffer {
  const context = Buffer.allocUnsafe(50 + Buffer.byteLength(type));
  for (const [at, id] of [streamId, eventId, ref].entries()) putUuid(context, id, at * 16);
  context.writeUInt16BE(schemaVersion, 48);
  context.write(type, 50);
  return context;
}

/** One key for each event, so that an export can disclose its own events only. */
export const eventKey = (key: Buffer, eventId: string): Buffer => hmac(key, uuidBytes(eventId));

/** After so many others have their turn: whoever reads much must not be in the way of a message. */
const atOnce = 50;

/** Between plain facts and events whose private words are sealed. With the keys in memory nothing is waited for. */
export class SealingCodec<F extends SealableFact> implements FactCodec<F> {
  constructor(private readonly options: SealingCodecOptions) {}

  async seal(streamId: string, facts: readonly F[]): Promise<NewEvent[]> {
    const events: NewEvent[] = [];
    for (const fact of facts) {
      if (fact.private === undefined) events.push(this.#event(streamId, fact, null));
      else {
        if (fact.person === undefined) throw new Error(`${fact.type} has private words of nobody`);
        const key = this.options.keys.cached(fact.person) ?? (await this.options.keys.of(fact.person));
        events.push(this.#event(streamId, fact, key));
      }
    }
    return events;
  }

  async unseal(events: readonly StoredEvent[]): Promise<F[]> {
    const keys = await this.#keysOf(events);
    const facts: F[] = [];
    for (const event of events) {
      if (facts.length % atOnce === atOnce - 1) await others();
      facts.push(this.#fact(event, event.keyRef === null ? undefined : keys.get(event.keyRef)));
    }
    return facts;
  }

  /** Each key is looked up once, however many events are sealed with it. */
  async #keysOf(events: readonly StoredEvent[]): Promise<Map<string, PersonKey | undefined>> {
    const found = new Map<string, PersonKey | undefined>();
    for (const { keyRef } of events)
      if (keyRef !== null && !found.has(keyRef)) found.set(keyRef, this.options.keys.cachedRef(keyRef));
    const missing = [...found].filter(([, key]) => !key).map(([ref]) => this.options.keys.byRef(ref));
    for (const key of missing.length > 0 ? await Promise.all(missing) : []) if (key) found.set(key.ref, key);
    return found;
  }

  #event(streamId: string, fact: F, person: PersonKey | null): NewEvent {
    const { type } = fact;
    const place = { streamId, eventId: this.options.newId(), type, schemaVersion: this.options.schema.versionOf(type) };
    if (person && !person.key) throw new PersonErased(person.person);
    const { eventId, schemaVersion } = place;
    return {
      ...{ eventId, type, schemaVersion },
      data: JSON.stringify(fact.data),
      sealed: person?.key ? this.#sealed(place, fact, person.ref, person.key) : null,
      keyRef: person?.ref ?? null,
    };
  }

  #sealed(place: Place, fact: F, ref: string, key: Buffer): Buffer {
    const plain = Buffer.from(JSON.stringify(fact.private));
    return encrypt(eventKey(key, place.eventId), plain, contextOf(place, ref));
  }

  #fact(event: StoredEvent, key: PersonKey | undefined): F {
    const { type, schemaVersion, keyRef } = event;
    const data = JSON.parse(event.data) as Record<string, unknown>;
    if (keyRef === null) return { type, ...this.options.schema.lift(type, schemaVersion, { data }) } as unknown as F;
    const secret = this.#unsealed(event, keyRef, key?.key ?? null);
    const content = this.options.schema.lift(type, schemaVersion, { data, private: secret });
    return { type, ...content, person: key?.person } as unknown as F;
  }

  #unsealed(event: StoredEvent, ref: string, key: Buffer | null): Record<string, unknown> | 'erased' {
    if (!key || !event.sealed) return 'erased';
    const plain = decrypt(eventKey(key, event.eventId), event.sealed, contextOf(event, ref));
    return JSON.parse(plain.toString()) as Record<string, unknown>;
  }
}
