import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { appendCall } from './append-call';
import { someAppend, write } from './event-store.contract';
import { connectTo } from './testing/opened-log';

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Conflict Arbiter Indexes'?: readonly string[];
  readonly Plans?: readonly Node[];
}

const explain = `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
  set auto_explain.log_format = json; set auto_explain.log_level = notice`;

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Appends, and hands back how PostgreSQL went about every statement inside the function, as it did it. */
async function plansOf(client: pg.Client, commands: number): Promise<Node[]> {
  const nodes: Node[] = [];
  const note = ({ message }: { message?: string }): void => {
    const plan = message?.includes('plan:')
      ? (JSON.parse(message.slice(message.indexOf('{'))) as { Plan: Node })
      : null;
    if (plan) nodes.push(...nodesOf(plan.Plan));
  };
  client.on('notice', note);
  await client.query(
    appendCall(
      0,
      Array.from({ length: commands }, () => someAppend([write(randomUUID(), 0)])),
    ),
  );
  client.off('notice', note);
  return nodes;
}

function expectByKey(nodes: readonly Node[]): void {
  const names = nodes.map((node) => node['Node Type']);
  expect(names.filter((name) => /Seq Scan|Bitmap|Hash|Merge Join/.test(name))).toEqual([]);
  const scans = nodes.filter((node) => node['Node Type'].startsWith('Index'));
  const conditions = new Map(scans.map((scan) => [scan['Index Name'], scan['Index Cond'] ?? '']));
  expect(conditions.get('streams_pkey')).toMatch(/lane = .*stream_id = /);
  expect(conditions.get('receipts_pkey')).toMatch(/lane = .*actor_id = .*command_id = /);
  expect(conditions.get('events_00000_pkey')).toMatch(/lane = /);
}

describe('how PostgreSQL carries out an append', () => {
  let database: FreshDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    client = await connectTo(database.ownerUrl);
    await client.query(explain);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is by key from the first call on empty tables, though nobody has gathered statistics', async () => {
    expectByKey(await plansOf(client, 1));
    expectByKey(await plansOf(client, 200));
  });

  it('is by key after the empty tables were vacuumed and analysed', async () => {
    const other = await freshDatabase();
    const apart = await connectTo(other.ownerUrl);
    await apart.query('vacuum analyze');
    await apart.query(explain);
    expectByKey(await plansOf(apart, 200));
    await apart.end();
    await other.drop();
  });

  it('finds the head from the end, whatever the number of partitions', async () => {
    const nodes = await plansOf(client, 1);
    const head = nodes.find((node) => node['Node Type'] === 'Limit');
    expect(nodesOf(head as Node).map((node) => node['Node Type'])).toEqual([
      'Limit',
      'Append',
      ...Array.from({ length: 3 }, () => 'Index Scan'),
    ]);
  });
});
