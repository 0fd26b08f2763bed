import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { assembleLog } from '../../apps/server/src/log-assembly';
import { type Connections, openConnections } from '../../apps/server/src/platform/connections';
import { type Difference } from '../../apps/server/src/projections/rebuild/compare';
import { RebuildUnderWay } from '../../apps/server/src/projections/rebuild/alone';
import { Rebuild, type Rebuilt } from '../../apps/server/src/projections/rebuild/rebuild';
import type { WhichView } from '../../apps/server/src/projections/rebuild/side-tables';
import { until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';

describe('A6: views are rebuilt while Parley runs', () => {
  let parley: TestParley;
  let connections: Connections;
  let owner: pg.Client;
  let alice: Account;
  let guest: Guest;
  let chat: string;
  let site: string;
  let codec: ReturnType<typeof assembleLog>['log']['codec'];

  beforeAll(async () => {
    parley = await parleyInProcess(2);
    const { office, database, masterKey } = parley;
    connections = openConnections(database.ownerUrl, database.keysUrl, () => undefined);
    ({ codec } = assembleLog(connections, Buffer.from(masterKey, 'hex')).log);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    owner.on('error', () => undefined);
    await owner.connect();
    alice = await office.hire();
    guest = await office.guest();
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello', fields: { name: 'Hannah' } }))['chat']);
    await office.command(alice, 'chat.accept', {}, chat);
    for (let i = 0; i < 5; i++) await talk(i);
    await atRest();
    site = (await one<{ feed: string }>('select feed from view.dashboard')).feed;
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await connections.close();
    await parley.close();
  });

  async function talk(i: number): Promise<void> {
    await parley.office.command(guest, 'message.post', { text: `question ${i}` }, chat);
    await parley.office.command(alice, 'message.post', { text: `answer ${i}` }, chat);
  }
  async function one<T extends object>(text: string, values: unknown[] = []): Promise<T> {
    return (await owner.query<T>(text, values)).rows[0] as T;
  }
  const life = async (): Promise<number> => (await one<{ life: number }>('select life from view.checkpoint')).life;
  /** The views stand where the log ends. */
  const atRest = (): Promise<unknown> =>
    until(async () => {
      const [{ head }, { at }] = [await one<{ head: string }>('select max(position) head from log.events'), await one<{ at: string }>('select position at from view.checkpoint')]; // prettier-ignore
      return head === at;
    });
  async function rebuild(which: WhichView, onProgress?: (position: number) => void) {
    const found: Difference[] = [];
    const parts = { ownerUrl: parley.database.ownerUrl, pool: connections.views, codec, onDifference: (one: Difference) => found.push(one) }; // prettier-ignore
    const rebuilt: Rebuilt = await Rebuild.run(which, onProgress ? { ...parts, onProgress } : parts);
    return { ...rebuilt, found };
  }
  const sideIsThere = async (): Promise<boolean> =>
    (await one<{ there: boolean }>(`select exists (select from pg_namespace where nspname = 'view_rebuilt') as there`)).there; // prettier-ignore

  it('under traffic what was rebuilt equals the live views byte for byte, and browsers go on', async () => {
    const line = await parley.office.staffLine(alice);
    await line.sync(`chat:${chat}`);
    let isOver = false;
    const traffic = (async () => {
      for (let i = 0; !isOver; i++) await talk(100 + i);
    })();
    for (const which of ['all', 'dashboard', 'all'] as const) {
      const { found, differences, compared } = await rebuild(which);
      expect(found).toEqual([]);
      expect({ differences, isSome: compared > 20 }).toEqual({ differences: 0, isSome: true });
    }
    isOver = true;
    await traffic;
    await parley.office.command(guest, 'message.post', { text: 'the last word' }, chat);
    await until(() => JSON.stringify(line.feed(`chat:${chat}`)).includes('the last word'));
    expect(await life()).toBe(0);
    expect(await sideIsThere()).toBe(false);
    await atRest();
    expect(await rebuild('all')).toMatchObject({ differences: 0 });
  }, 60_000);

  it('records nothing and lets no automation act', async () => {
    await atRest();
    const head = () => one<{ head: string }>('select max(position) head from log.events');
    const before = await head();
    await rebuild('all');
    expect(await head()).toEqual(before);
  });

  it('finds a planted row and heals it; browsers are made to ask again', async () => {
    await atRest();
    const sync = async (node = 0): Promise<{ epoch: string; text: string }> => {
      const body = JSON.stringify({ v: 1, epoch: null, feeds: [{ feed: `dashboard:${site}`, seq: 0 }] });
      const headers = { ...parley.office.as(alice), 'content-type': 'application/json' };
      const text = await (
        await fetch(`${parley.office.base(node)}/api/sync`, { method: 'POST', body, headers })
      ).text();
      return { epoch: (JSON.parse(text) as { epoch: string }).epoch, text };
    };
    const lines = [await parley.office.staffLine(alice, 0), await parley.office.staffLine(alice, 1)];
    for (const line of lines) await line.sync(`dashboard:${site}`);
    const before = await sync();
    await owner.query(`update view.dashboard set body = '{"forged":true}' where key = $1`, [chat]);
    await owner.query(`delete from view.member_thread where feed = $1 and n = 2`, [chat]);
    await owner.query(`insert into view.team (feed, key, seq, body) select feed, 'nobody', 1, '{}' from view.team limit 1`); // prettier-ignore
    const { found } = await rebuild('all');
    expect(found).toEqual([
      { table: 'member_thread', row: `${chat} 0000000002`, what: 'missing' },
      { table: 'dashboard', row: `${site} ${chat}`, what: 'different' },
      { table: 'team', row: expect.stringMatching(/ nobody$/) as string, what: 'too much' },
    ]);
    expect(await life()).toBe(1);
    for (const node of [0, 1])
      await until(async () => (await sync(node)).epoch !== before.epoch && !(await sync(node)).text.includes('forged'));
    // A delta that follows nothing: that is what makes a browser ask
    const isTold = (line: (typeof lines)[number]): boolean =>
      line.frames.some(({ event, body }) => event === 'delta' && (body as { rows: unknown[] }).rows.length === 0);
    for (const line of lines) await until(() => isTold(line));
    await parley.office.command(guest, 'message.post', { text: 'after it all' }, chat);
    for (const node of [0, 1]) await until(async () => (await sync(node)).text.includes('after it all'));
    await atRest();
    expect(await rebuild('all')).toMatchObject({ differences: 0 });
  }, 60_000);

  it('of one view only that one is replaced', async () => {
    await atRest();
    await owner.query(`update view.dashboard set seq = seq + 1 where key = $1`, [chat]);
    await owner.query(`update view.sites set body = '{"forged":true}'`);
    expect((await rebuild('dashboard')).found).toHaveLength(1);
    expect(await one('select body::text from view.sites')).toEqual({ body: '{"forged":true}' });
    expect((await rebuild('all')).found).toMatchObject([{ table: 'sites' }]);
  }, 60_000);

  it('heals a stream that was parked', async () => {
    await atRest();
    await owner.query('insert into view.parked (stream, position, reason) values ($1, 1, $2)', [chat, 'planted']);
    expect((await rebuild('all')).found).toMatchObject([{ table: 'parked', what: 'too much' }]);
    expect(await one('select count(*)::int as parked from view.parked')).toEqual({ parked: 0 });
  });

  it('two at once: the second is told, the first goes on', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = rebuild('all', () => resolve());
    await promise;
    await expect(rebuild('all')).rejects.toThrow(RebuildUnderWay);
    expect(await first).toMatchObject({ differences: 0 });
  });

  it('killed in the middle nothing has changed, and it can be run again', async () => {
    await atRest();
    const before = await life();
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'parley rebuild' and datname = current_database()`; // prettier-ignore
    let killed: Promise<unknown> | undefined;
    await expect(rebuild('all', () => void (killed ??= owner.query(kill)))).rejects.toThrow();
    await killed;
    expect(await life()).toBe(before);
    await pause(0);
    expect(await rebuild('all')).toMatchObject({ differences: 0 });
    expect(await sideIsThere()).toBe(false);
  });

  it('nothing of this kept the server from its work', async () => {
    await talk(1000);
    expect(parley.errors.filter((line) => !/rebuilt|another projector/.test(line))).toEqual([]);
  });
});
