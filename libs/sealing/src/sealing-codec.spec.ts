import { randomBytes, randomUUID } from 'node:crypto';
import { factSchema, type NewEvent, type StoredEvent } from '#libs/event-store';
import { PersonErased, type PersonKey } from './person-key';
import { SealingCodec, type SealableFact } from './sealing-codec';

const stored = (streamId: string, event: NewEvent): StoredEvent => ({
  ...event,
  ...{ lane: 0, position: 1, streamId, streamVersion: 1, commandId: randomUUID(), commandSeq: 1 },
  ...{ correlationId: randomUUID(), causationId: randomUUID(), actor: { kind: 1, id: randomUUID() } },
  ...{ occurredAt: 0, recordedAt: 0, hash: Buffer.alloc(32) },
});

/** Keys as the keys database has them; `inMemory` false makes each one be asked for. */
function keysOf(...keys: PersonKey[]) {
  const byPerson = new Map(keys.map((key) => [key.person, key]));
  const byRef = new Map(keys.map((key) => [key.ref, key]));
  return {
    cached: (person: string) => byPerson.get(person),
    cachedRef: () => undefined,
    of: (person: string) => Promise.reject(new Error(`no key for ${person}`)),
    byRef: (ref: string) => Promise.resolve(byRef.get(ref)),
  };
}

const keyOf = (person: string): PersonKey => ({ ref: randomUUID(), person, key: randomBytes(32) });
const codecWith = (...keys: PersonKey[]) =>
  new SealingCodec<SealableFact>({ keys: keysOf(...keys), schema: factSchema({}), newId: randomUUID });

describe('sealing', () => {
  const anna = keyOf(randomUUID());
  const stream = randomUUID();
  const message = {
    type: 'MessagePosted',
    data: { message: 'm1' },
    private: { text: 'Grüezi 👋' },
    person: anna.person,
  };

  it('stores no private word in the clear, and reads it back', async () => {
    const [event] = (await codecWith(anna).seal(stream, [message])) as [NewEvent];
    expect(event).toMatchObject({
      type: 'MessagePosted',
      schemaVersion: 1,
      data: '{"message":"m1"}',
      keyRef: anna.ref,
    });
    expect(event.sealed?.toString('latin1')).not.toContain('Gr');
    expect(event.sealed?.[0]).toBe(1);
    expect(await codecWith(anna).unseal([stored(stream, event)])).toEqual([message]);
  });

  it('leaves a fact without private words as it is', async () => {
    const fact = { type: 'OperatorJoined', data: { operator: 'o1' } };
    const [event] = (await codecWith().seal(stream, [fact])) as [NewEvent];
    expect(event).toMatchObject({ sealed: null, keyRef: null });
    expect(await codecWith().unseal([stored(stream, event)])).toEqual([fact]);
  });

  it('reads "erased" once the key is destroyed, and still whose words they were', async () => {
    const [event] = (await codecWith(anna).seal(stream, [message])) as [NewEvent];
    const destroyed = { ...anna, key: null };
    expect(await codecWith(destroyed).unseal([stored(stream, event)])).toEqual([{ ...message, private: 'erased' }]);
  });

  it('seals nothing for a person who was erased', async () => {
    await expect(codecWith({ ...anna, key: null }).seal(stream, [message])).rejects.toThrow(PersonErased);
  });

  it.each([
    ['stream', { streamId: randomUUID() }],
    ['event', { eventId: randomUUID() }],
    ['type', { type: 'NotePosted' }],
    ['one byte', { sealed: null }],
  ])('notices that the words were moved or changed: %s', async (what, change) => {
    const [event] = (await codecWith(anna).seal(stream, [message])) as [NewEvent];
    const sealed = Buffer.from(event.sealed ?? []);
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    const changed = { ...stored(stream, event), ...(what === 'one byte' ? { sealed } : change) };
    await expect(codecWith(anna).unseal([changed])).rejects.toThrow();
  });

  it('refuses the words of one person under the key of another', async () => {
    const boris = { ...keyOf(randomUUID()), ref: anna.ref };
    const [event] = (await codecWith(anna).seal(stream, [message])) as [NewEvent];
    await expect(codecWith(boris).unseal([stored(stream, event)])).rejects.toThrow();
  });

  it('brings what was written in an older version up to date', async () => {
    const [event] = (await codecWith(anna).seal(stream, [message])) as [NewEvent];
    const schema = factSchema({
      MessagePosted: [({ data, ...rest }) => ({ ...rest, data: { ...data, audience: 'everyone' } })],
    });
    const codec = new SealingCodec<SealableFact>({ keys: keysOf(anna), schema, newId: randomUUID });
    expect((await codec.unseal([stored(stream, event)]))[0]?.data).toEqual({ message: 'm1', audience: 'everyone' });
    expect((await codec.seal(stream, [message]))[0]?.schemaVersion).toBe(2);
  });
});
