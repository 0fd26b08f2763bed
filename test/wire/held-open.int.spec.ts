import { Client } from 'pg';
import { type Line, until } from '../support/line';
import type { Account } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { sent } from './wire-world';

/** Whoever reads the log by transaction ids instead of positions would wait for these. */
async function heldOpen(url: string): Promise<{ release(): Promise<void> }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin isolation level repeatable read');
  await client.query('create table held_open (id int)');
  await client.query('insert into held_open values (1)');
  const { rows } = await client.query<{ id: string | null }>('select pg_current_xact_id_if_assigned()::text as id');
  expect(rows[0]?.id).toMatch(/^\d+$/);
  return {
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

describe('D3: a write transaction that somebody forgot to end', () => {
  let parley: TestParley;
  let member: Account;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    member = await parley.office.hire();
  }, 60_000);
  afterAll(() => parley.close());

  const has = (line: Line, feed: string, text: string): boolean => JSON.stringify(line.feed(feed)).includes(text);

  it.each([
    ['in the database of the log', 'ownerUrl'],
    ['in another database of the server', 'keysUrl'],
  ] as const)(
    '%s delays nothing: commands, rows to sockets of both nodes, new sockets',
    async (_, which) => {
      const { office, database } = parley;
      const held = await heldOpen(database[which]);
      try {
        const guest = await office.guest();
        const shops = [await office.visitorLine(guest), await office.visitorLine(guest, 1)] as const;
        const desks = [await office.staffLine(member), await office.staffLine(member, 1)] as const;
        const chat = String((await sent(shops[1], 'chat.start', { text: 'hello' }))['chat']);
        await sent(desks[0], 'chat.join', {}, chat);
        for (const line of shops) await line.sync(`visitor:${chat}`);
        for (const line of desks) await line.sync(`chat:${chat}`, `me:${member.id}`);
        for (const node of [0, 1] as const) {
          await sent(desks[node], 'message.post', { text: `from the desk on node ${node}, ${which}` }, chat);
          await sent(shops[node], 'message.post', { text: `from the shop on node ${node}, ${which}` }, chat);
          for (const where of [`desk on node ${node}, ${which}`, `shop on node ${node}, ${which}`]) {
            for (const line of shops) await until(() => has(line, `visitor:${chat}`, where));
            for (const line of desks) await until(() => has(line, `chat:${chat}`, where));
          }
        }
        for (const line of desks)
          await until(() => JSON.stringify(line.feed(`me:${member.id}`)).includes('"unread":2'));
      } finally {
        await held.release();
      }
    },
    120_000,
  );

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
