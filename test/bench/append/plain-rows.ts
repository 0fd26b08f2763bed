import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from '../../../apps/server/src/platform/ids';
import { type Contender, makePool, words } from './contender';

const columns = `stream_id, stream_version, event_id, type, schema_version, command_id, command_seq, correlation_id,
  causation_id, actor_kind, actor_id, key_ref, occurred_at, data, hash`;
const types = `uuid, integer, uuid, text, smallint, uuid, smallint, uuid, uuid, smallint, uuid, uuid, timestamptz, json, bytea`;

/** A table with the same columns and the same two keys as the log's, and nothing else of it. */
export async function makePlainTable(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create table plain_events (like log.events including defaults including constraints);
    alter table plain_events alter position add generated always as identity, alter lane set default 0,
      alter recorded_at set default clock_timestamp(), add primary key (lane, position),
      add unique (lane, stream_id, stream_version)`);
  await client.end();
}

function row(stream: string, version: number): unknown[] {
  const command = uuidv7();
  const data = { message: command, author: { kind: 1, id: stream }, audience: 'everyone', text: words };
  const ids = [stream, version, uuidv7(), 'MessagePosted', 1, command, 1, stream, command, 1, stream, stream];
  return [...ids, new Date(), JSON.stringify(data), randomBytes(32)];
}

/** One row a statement, over a pool. */
export function pooledInsert(url: string, connections: number): Contender {
  const pool = makePool({ connectionString: url, max: connections });
  const values = types.split(', ').map((_, at) => `$${at + 1}`);
  const text = `insert into plain_events (${columns}) values (${values.join(', ')})`;
  return {
    name: 'plain INSERT, pooled',
    worker: () => {
      const stream = uuidv7();
      let version = 0;
      return () => pool.query({ name: 'insert', text, values: row(stream, ++version) });
    },
    close: () => pool.end(),
  };
}

/** Written by hand: the driver's own way of writing arrays would be what is measured. */
function arrayOf(values: readonly unknown[]): string {
  const texts = values.map((value) => {
    if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`;
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'number' ? value : `"${String(value).replaceAll('"', '\\"')}"`;
  });
  return `{${texts.join(',')}}`;
}

/** Many rows a statement, on one connection: about as fast as rows get in. */
export function bulkInsert(url: string, rows: number): Contender {
  const pool = makePool({ connectionString: url, max: 1 });
  const arrays = types.split(', ').map((type, at) => `$${at + 1}::${type}[]`);
  const text = `insert into plain_events (${columns}) select * from unnest(${arrays.join(', ')})`;
  return {
    name: `${rows}-row INSERT, one connection`,
    worker: () => {
      const stream = uuidv7();
      let version = 0;
      return () => {
        const all = Array.from({ length: rows }, () => row(stream, ++version));
        const values = types.split(', ').map((_, column) => arrayOf(all.map((one) => one[column])));
        return pool.query({ name: 'bulk', text, values });
      };
    },
    close: () => pool.end(),
  };
}
