import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { appendCall } from './append-call';
import type { Append } from './event-store';
import { expectSound, someAppend, someEvent, write } from './event-store.contract';
import { connectTo, openLog, type OpenedLog } from './testing/opened-log';

describe('the append function', () => {
  let database: FreshDatabase;
  let log: OpenedLog;

  beforeEach(async () => {
    database = await freshDatabase();
    log = openLog(database);
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  const flush = (...commands: Append[]) => log.pool.query<(string | null)[]>(appendCall(0, commands));

  it('refuses two commands of one stream in one call, new or known, and records nothing', async () => {
    const stream = randomUUID();
    await expect(flush(someAppend([write(stream, 0)]), someAppend([write(stream, 0)]))).rejects.toThrow();
    await log.store.append(someAppend([write(stream, 0)]));
    await expect(flush(someAppend([write(stream, 1)]), someAppend([write(stream, 1)]))).rejects.toThrow();
    expect(await log.store.head()).toBe(1);
  });

  it('refuses one command twice in one call', async () => {
    const command = someAppend([write(randomUUID(), 0)]);
    await expect(flush(command, { ...command, writes: [write(randomUUID(), 0)] })).rejects.toThrow('receipts');
    expect(await log.store.head()).toBe(0);
  });

  it('refuses arrays that do not agree', async () => {
    const call = appendCall(0, [someAppend([write(randomUUID(), 0)])]);
    const wrongVersion: unknown = appendCall(0, [someAppend([write(randomUUID(), 3)])]).values?.[16];
    const values = (call.values as unknown[]).with(16, wrongVersion);
    await expect(log.pool.query({ ...call, name: 'other', values })).rejects.toThrow('do not agree');
  });

  it('refuses a transaction that does not see what was just committed', async () => {
    const client = await log.connect();
    await client.query('begin isolation level repeatable read');
    const call = appendCall(0, [someAppend([write(randomUUID(), 0)])]);
    await expect(client.query(call)).rejects.toThrow('read committed');
    await client.end();
  });

  it('fails a command that PostgreSQL cannot store alone, never its neighbours', async () => {
    const good = Array.from({ length: 5 }, () => someAppend([write(randomUUID(), 0)]));
    const bad = [someEvent({ data: '{not json' }), someEvent({ data: '"\0"' }), someEvent({ type: 'a\0b' })];
    const commands = [...good, ...bad.map((event) => someAppend([write(randomUUID(), 0, [event])]))];
    const all = await Promise.allSettled(commands.map((command) => log.store.append(command)));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([...good.map(() => true), ...bad.map(() => false)]);
    expectSound(await log.store.readAll(0, 100));
  });

  it('answers every mixture of outcomes in one call', async () => {
    const [stream, other] = [randomUUID(), randomUUID()];
    const first = someAppend([write(stream, 0)], { result: '{"first":true}' });
    await log.store.append(first);
    const { rows } = await flush(
      { ...first, digest: Buffer.from('another') },
      someAppend([write(other, 0, [someEvent(), someEvent()])]),
      someAppend([write(stream, 0)]),
      someAppend([]),
      someAppend([write(stream, 1), write(randomUUID(), 0)]),
    );
    expect(rows.map(([outcome, position]) => [outcome, position])).toEqual([
      ...[
        ['3', null],
        ['0', '2'],
        ['2', null],
      ],
      ...[
        ['0', null],
        ['0', '4'],
      ],
    ]);
    const again = await flush(first);
    expect(again.rows[0]).toMatchObject(['1', '1', expect.any(String), '{"first":true}']);
    expectSound(await log.store.readAll(0, 100));
  });

  it('goes on in the next partition, and reads a stream across both', async () => {
    const stream = randomUUID();
    const last = 16_777_216 - 2;
    await log.store.append(someAppend([write(stream, 0)]));
    await log.owner.query(
      `insert into log.events select lane, $1, gen_random_uuid(), 1, event_id, type, schema_version, command_id,
        command_seq, correlation_id, causation_id, actor_kind, actor_id, key_ref, occurred_at, recorded_at, data, sealed, hash
      from log.events`,
      [last],
    );
    await log.store.append(someAppend([write(stream, 1, [someEvent(), someEvent(), someEvent()])]));
    const events = await log.store.readStream(stream, 1);
    expect(events.map((event) => event.position)).toEqual([last + 1, last + 2, last + 3]);
    const partitions = `select tableoid::regclass::text as name from log.events where stream_id = $1 order by position`;
    const { rows } = await log.owner.query<{ name: string }>(partitions, [stream]);
    expect(rows.map(({ name }) => name.at(-1))).toEqual(['0', '0', '1', '1']);
    const made = await log.owner.query<{ made: number }>('select log.make_partitions() as made');
    expect(made.rows).toEqual([{ made: 1 }]);
  });

  describe('within the transaction of the caller', () => {
    it('is recorded with the other rows, or not at all', async () => {
      await log.owner.query('create table notes (text text); grant all on notes to parley_app');
      const client = await connectTo(database.appUrl);
      for (const [end, text] of [
        ['rollback', 'lost'],
        ['commit', 'kept'],
      ] as const) {
        await client.query('begin');
        await client.query('insert into notes values ($1)', [text]);
        expect(await log.store.appendWithin(client, someAppend([write(randomUUID(), 0)]))).toMatchObject({
          kind: 'ok',
        });
        await client.query(end);
      }
      expect((await client.query('select text from notes')).rows).toEqual([{ text: 'kept' }]);
      await client.end();
      expectSound(await log.store.readAll(0, 100));
      expect(await log.store.head()).toBe(1);
    });

    it('is told of a conflict and of a resend', async () => {
      const client = await connectTo(database.appUrl);
      const stream = randomUUID();
      const command = someAppend([write(stream, 0)]);
      await log.store.append(command);
      expect(await log.store.appendWithin(client, command)).toMatchObject({ kind: 'duplicate', firstPosition: 1 });
      expect(await log.store.appendWithin(client, someAppend([write(stream, 0)]))).toEqual({ kind: 'conflict' });
      await client.end();
    });
  });
});
