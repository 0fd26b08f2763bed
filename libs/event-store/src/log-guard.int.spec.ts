import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { someAppend, write } from './event-store.contract';
import { connectTo, openLog, type OpenedLog } from './testing/opened-log';

const stream = '00000000-0000-4000-8000-000000000001';
const tables = ['log.events', 'log.events_00000', 'log.receipts', 'log.streams', 'log.heads'];
const changes = (table: string): string[] => [
  `update ${table} set lane = lane`,
  `delete from ${table}`,
  `truncate ${table}`,
];

describe('the log only grows', () => {
  let database: FreshDatabase;
  let log: OpenedLog;
  let auditor: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    log = openLog(database);
    await log.store.append(someAppend([write(stream, 0)]));
    auditor = await connectTo(`${database.ownerUrl}?options=${encodeURIComponent('-c role=parley_auditor')}`);
  });
  afterAll(async () => {
    await auditor.end();
    await log.close();
    await database.drop();
  });

  it.each(tables)('the application may not change %s', async (table) => {
    const insert = `insert into ${table} select * from ${table}`;
    for (const change of [...changes(table), insert])
      await expect(log.pool.query(change)).rejects.toThrow('permission denied');
  });

  it.each(['create table log.more (id int)', 'select log.make_partitions()', 'drop table log.heads'])(
    'the application may not: %s',
    async (statement) => {
      await expect(log.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    },
  );

  it.each(tables.filter((table) => table !== 'log.streams'))(
    'even the owner is refused to change %s',
    async (table) => {
      for (const change of changes(table)) await expect(log.owner.query(change)).rejects.toThrow('the log only grows');
    },
  );

  it('even the owner is refused to remove a stream', async () => {
    for (const change of ['delete from log.streams', 'truncate log.streams'])
      await expect(log.owner.query(change)).rejects.toThrow('the log only grows');
  });

  it('an auditor reads through views, and nothing else', async () => {
    for (const view of ['events', 'streams', 'receipts', 'heads']) await auditor.query(`select * from audit.${view}`);
    const { rows } = await auditor.query<{ count: string }>('select count(*) from audit.events');
    expect(rows).toEqual([{ count: '1' }]);
    for (const table of tables)
      await expect(auditor.query(`select from ${table}`)).rejects.toThrow('permission denied');
    await expect(auditor.query('delete from audit.events')).rejects.toThrow('permission denied');
  });

  it('the published hash vectors hold in SQL too', async () => {
    const file = join(import.meta.dirname, '../../../docs/hash-vectors.json');
    const { genesis, events } = JSON.parse(readFileSync(file, 'utf8')) as {
      genesis: string;
      events: { hash: string }[];
    };
    const { rows } = await log.owner.query<{ leaf: string; hash: string; expected: string }>(
      `select encode(h.leaf, 'hex') as leaf, v->>'leaf' as expected,
        encode(log.chain_hash(decode(previous, 'hex'), (v->>'lane')::smallint, (v->>'position')::bigint,
          (v->>'recordedAt')::bigint, h.leaf), 'hex') as hash
      from unnest($1::json[], $2::text[]) as one(v, previous), lateral (select log.leaf_hash(
        (v->>'streamId')::uuid, (v->>'streamVersion')::int, (v->>'eventId')::uuid, v->>'type',
        (v->>'schemaVersion')::smallint, (v->>'commandId')::uuid, (v->>'commandSeq')::smallint,
        (v->>'correlationId')::uuid, (v->>'causationId')::uuid, (v->>'actorKind')::smallint, (v->>'actorId')::uuid,
        (v->>'keyRef')::uuid, (v->>'occurredAt')::bigint, v->>'data', decode(v->>'sealed', 'hex')) as leaf) h`,
      [events.map((event) => JSON.stringify(event)), [genesis, ...events.map(({ hash }) => hash)].slice(0, -1)],
    );
    expect(rows.map(({ leaf }) => leaf)).toEqual(rows.map(({ expected }) => expected));
    expect(rows.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
  });
});
