import type pg from 'pg';
import { feedKinds, kindCode } from '../feeds';
import { resumable } from '../view-sql';
import { viewTables } from '../view-tables';
import { tablesOf, type WhichView } from './side-tables';

export interface Difference {
  readonly table: string;
  /** The row's key. */
  readonly row: string;
  readonly what: 'missing' | 'too much' | 'different';
}

interface Row {
  readonly id: string;
  readonly value: string;
}

const page = 2000;

/** Tombstones that a purge may have taken away are no difference: when it came by is not in the log. */
function stateRows(schema: string, table: string, kind: number): string {
  return `select t.feed || ' ' || t.key as id, t.seq || ' ' || t.gone || ' ' || coalesce(t.body::text, '') as value
    from ${schema}.${table} t left join ${schema}.heads h on h.kind = ${kind} and h.feed = t.feed
    where not (t.gone and t.seq <= h.seq - ${resumable})`;
}

function rowsOf(schema: string, table: string, which: WhichView): string {
  const kind = feedKinds.find((one) => viewTables[one].states === table);
  if (kind) return stateRows(schema, table, kindCode(kind));
  const from = `from ${schema}.${table}`;
  if (table === 'heads') {
    const only = which === 'all' ? '' : `where kind = ${kindCode(which)}`;
    return `select kind || ' ' || feed as id, seq::text as value ${from} ${only}`;
  }
  if (table === 'parked') return `select stream::text as id, position::text as value ${from}`;
  if (table.endsWith('_state')) return `select key::text as id, body::text as value ${from}`;
  return `select feed || ' ' || lpad(n::text, 10, '0') as id, seq || ' ' || gone || ' ' || coalesce(body::text, '') as value ${from}`;
}

/** The `id` and `value` of each row of a query, in the transaction of the client; page by page. */
export async function* inOrder(client: pg.Client, table: string, text: string): AsyncGenerator<Row> {
  const cursor = `c_${table}`;
  await client.query(`declare ${cursor} cursor for select * from (${text}) r order by id collate "C"`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${page} from ${cursor}`);
    yield* rows;
    if (rows.length < page) break;
  }
  await client.query(`close ${cursor}`);
}

/** Row by row and byte by byte. Both clients are in a transaction. */
export async function* differences(
  live: pg.Client,
  side: pg.Client,
  schema: string,
  which: WhichView,
): AsyncGenerator<Difference> {
  // prettier-ignore
  const tables = which === 'all' ? tablesOf('all') : ['heads', ...tablesOf(which)];
  for (const table of tables)
    yield* merged(
      table,
      inOrder(live, table, rowsOf('view', table, which)),
      inOrder(side, table, rowsOf(schema, table, which)),
    );
}

export async function* merged(
  table: string,
  live: AsyncGenerator<Row>,
  side: AsyncGenerator<Row>,
): AsyncGenerator<Difference> {
  // prettier-ignore
  let [one, other] = [(await live.next()).value as Row | undefined, (await side.next()).value as Row | undefined];
  while (one || other) {
    const isOnlyLive = other === undefined || (one !== undefined && one.id < other.id);
    const isOnlySide = one === undefined || (other !== undefined && other.id < one.id);
    if (isOnlyLive) yield { table, row: one?.id ?? '', what: 'too much' };
    else if (isOnlySide) yield { table, row: other?.id ?? '', what: 'missing' };
    else if (one?.value !== other?.value) yield { table, row: one?.id ?? '', what: 'different' };
    if (!isOnlySide) one = (await live.next()).value as Row | undefined;
    if (!isOnlyLive) other = (await side.next()).value as Row | undefined;
  }
}
