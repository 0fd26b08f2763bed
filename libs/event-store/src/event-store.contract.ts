import { randomUUID } from 'node:crypto';
import type { Append, EventStore, NewEvent, StoredEvent, StreamWrite } from './event-store';
import { chainHash, genesisHash, leafHash } from './hashing';

export const someEvent = (event: Partial<NewEvent> = {}): NewEvent => ({
  eventId: randomUUID(),
  type: 'Noted',
  schemaVersion: 1,
  data: '{"n": 1}',
  sealed: null,
  keyRef: null,
  ...event,
});

export function someAppend(writes: StreamWrite[], command: Partial<Append> = {}): Append {
  const commandId = randomUUID();
  return {
    commandId,
    actor: { kind: 2, id: '00000000-0000-4000-8000-00000000000a' },
    digest: Buffer.from('digest of the body'),
    correlationId: commandId,
    causationId: commandId,
    occurredAt: 1_790_000_000_123,
    result: '{"n":1}',
    writes,
    ...command,
  };
}

export const write = (streamId: string, expected: number, events: NewEvent[] = [someEvent()]): StreamWrite => ({
  streamId,
  kind: 1,
  expected,
  events,
});

/** I1, I3, I7, I8: no holes, versions in order, the chain recomputes, time does not go back. */
export function expectSound(events: readonly StoredEvent[]): void {
  const versions = new Map<string, number>();
  let last = { position: 0, recordedAt: 0, hash: genesisHash(0) };
  for (const event of events) {
    const version = (versions.get(event.streamId) ?? 0) + 1;
    versions.set(event.streamId, version);
    expect([event.position, event.streamVersion]).toEqual([last.position + 1, version]);
    expect(event.recordedAt).toBeGreaterThanOrEqual(last.recordedAt);
    expect(event.hash.toString('hex')).toBe(chainHash(last.hash, event, leafHash(event)).toString('hex'));
    last = event;
  }
}

/** What every store must do; the one in memory and the one in PostgreSQL run the same. */
export function describeEventStore(store: () => EventStore): void {
  const id = randomUUID;

  it('gives positions 1, 2, 3 in the order of recording, without holes', async () => {
    const before = await store().head();
    const outcome = await store().append(someAppend([write(id(), 0, [someEvent(), someEvent()])]));
    expect(outcome).toMatchObject({ kind: 'ok', firstPosition: before + 1 });
    expect(await store().head()).toBe(before + 2);
    expectSound(await store().readAll(0, 10_000));
  });

  it('stores every field as it was given', async () => {
    const [stream, other] = [id(), id()];
    const event = someEvent({
      sealed: Buffer.from([0, 1, 255]),
      keyRef: id(),
      data: '{ "é" : "\\u0041\\"" }',
      schemaVersion: 3,
    });
    const command = someAppend([write(other, 0), write(stream, 0, [someEvent(), event])]);
    const outcome = await store().append(command);
    const [, stored] = await store().readStream(stream, 0);
    const { commandId, correlationId, causationId, actor } = command;
    expect(stored).toMatchObject({ ...event, commandId, correlationId, causationId, actor, commandSeq: 3, lane: 0 });
    expect(stored).toMatchObject({ streamId: stream, streamVersion: 2, occurredAt: command.occurredAt * 1000 });
    expect(outcome).toMatchObject({ firstPosition: (stored?.position ?? 0) - 2, recordedAt: stored?.recordedAt });
  });

  it('reads a stream after a version, and all after a position, in order', async () => {
    const stream = id();
    const first = await store().append(someAppend([write(stream, 0, [someEvent(), someEvent(), someEvent()])]));
    const from = first.kind === 'ok' ? first.firstPosition : 0;
    expect((await store().readStream(stream, 1)).map((e) => e.streamVersion)).toEqual([2, 3]);
    expect((await store().readAll(from, 2)).map((e) => e.position)).toEqual([from + 1, from + 2]);
    expect(await store().readStream(id(), 0)).toEqual([]);
  });

  it('refuses a command that was decided on another version, and records nothing of it', async () => {
    const [stream, other] = [id(), id()];
    await store().append(someAppend([write(stream, 0)]));
    const head = await store().head();
    const late = someAppend([write(other, 0), write(stream, 0)]);
    expect(await store().append(late)).toEqual({ kind: 'conflict' });
    expect(await store().append(someAppend([write(other, 1)]))).toEqual({ kind: 'conflict' });
    expect(await store().head()).toBe(head);
    expect(await store().receipt(late.actor.id, late.commandId)).toBeNull();
  });

  it('lets one of many commands on the same version win', async () => {
    const stream = id();
    const all = await Promise.all(Array.from({ length: 20 }, () => store().append(someAppend([write(stream, 0)]))));
    expect(all.filter((o) => o.kind === 'ok')).toHaveLength(1);
    expect(all.filter((o) => o.kind === 'conflict')).toHaveLength(19);
  });

  it('answers a command that is sent again from its receipt', async () => {
    const command = someAppend([write(id(), 0)], { result: '{"answer":42}' });
    const first = await store().append(command);
    const again = await store().append({ ...command, result: '{"answer":43}' });
    const firstPosition = first.kind === 'ok' ? first.firstPosition : null;
    expect(again).toMatchObject({ kind: 'duplicate', result: '{"answer":42}', firstPosition });
    expect(await store().receipt(command.actor.id, command.commandId)).toMatchObject({
      digest: command.digest,
      result: '{"answer":42}',
      firstPosition,
    });
  });

  it('answers the same command that is sent many times at once with one recording', async () => {
    const command = someAppend([write(id(), 0)]);
    const all = await Promise.all(Array.from({ length: 10 }, () => store().append(command)));
    expect(all.map((o) => o.kind).sort()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'ok']);
  });

  it('says so when an id is used again for another body', async () => {
    const command = someAppend([write(id(), 0)]);
    await store().append(command);
    expect(await store().append({ ...command, digest: Buffer.from('another') })).toEqual({ kind: 'reused-id' });
  });

  it('lets the id alone decide once the digest is gone', async () => {
    const command = someAppend([write(id(), 0)]);
    await store().append(command);
    expect(await store().append({ ...command, digest: Buffer.alloc(0) })).toMatchObject({ kind: 'duplicate' });
  });

  it('lets two actors use the same command id', async () => {
    const command = someAppend([write(id(), 0)]);
    await store().append(command);
    const theirs = { ...command, actor: { kind: 1, id: id() }, writes: [write(id(), 0)] };
    expect(await store().append(theirs)).toMatchObject({ kind: 'ok' });
  });

  it('keeps a receipt of a command without events, and checks the version it was decided on', async () => {
    const stream = id();
    const head = await store().head();
    const nothing = someAppend([write(stream, 0, [])]);
    expect(await store().append(nothing)).toMatchObject({ kind: 'ok', firstPosition: 0 });
    expect(await store().append(nothing)).toMatchObject({ kind: 'duplicate', firstPosition: null });
    expect(await store().head()).toBe(head);
    expect(await store().append(someAppend([write(stream, 1, [])]))).toEqual({ kind: 'conflict' });
  });

  it('records many streams at once and in order', async () => {
    const streams = Array.from({ length: 300 }, () => id());
    const all = await Promise.all(streams.map((stream) => store().append(someAppend([write(stream, 0)]))));
    const positions = all.map((o) => (o.kind === 'ok' ? o.firstPosition : -1));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(300);
    expectSound(await store().readAll(0, 10_000));
  });
}
