import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '#libs/domain';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { until } from '../support/line';
import { Office } from '../support/office';
import { SpawnedNode } from '../support/spawned-node';
import { areOnline, sent } from '../wire/wire-world';

describe('O5: a node that is killed', () => {
  let database: FreshDatabase;
  let log: Client;
  let folder: string;
  const nodes: SpawnedNode[] = [];
  const masterKey = randomBytes(32).toString('hex');
  beforeAll(async () => {
    database = await freshDatabase();
    log = new Client({ connectionString: database.ownerUrl });
    await log.connect();
    folder = await mkdtemp(join(tmpdir(), 'parley-nodes-'));
  });
  afterAll(async () => {
    for (const node of nodes) await node.kill();
    await log.end();
    await database.drop();
    await rm(folder, { recursive: true });
  }, 30_000);

  async function start(): Promise<SpawnedNode> {
    const databases = { DATABASE_URL: database.ownerUrl, KEYS_DATABASE_URL: database.keysUrl };
    const node = await SpawnedNode.start(folder, { ...databases, PARLEY_MASTER_KEY: masterKey });
    nodes.push(node);
    return node;
  }
  const facts = async (stream: string): Promise<string[]> =>
    (
      await log.query<{ type: string }>('select type from log.events where stream_id = $1 order by position', [stream])
    ).rows
      .map(({ type }) => type)
      .filter((type) => /^(Visitor(WentAway|TimedOut|Returned)|Operator(Disconnected|WentOffline|Left))$/.test(type));

  it('V4, O2: makes its visitors away and its operators disconnected, once; all nodes killed, the next start does, and nobody is timed out by it', async () => {
    const [doomed, other] = [await start(), await start()];
    const office = new Office([doomed.port, other.port]);
    const survivors = new Office([other.port]);
    const settings = {
      ...defaultSettings,
      visitorAwayAfter: 500,
      visitorGoneAfter: 1_000,
      operatorOfflineAfter: 500,
      operatorRequeueAfter: null,
    };
    await office.command(await office.admin(), 'settings.change', { settings });
    const who = await office.hire();
    const desk = await office.staffLine(who);
    await areOnline(desk, who);
    const shop = await office.visitorLine(await office.guest());
    const chat = String((await sent(shop, 'chat.start', { text: 'hello' }))['chat']);
    await sent(desk, 'chat.accept', {}, chat);
    const stays = await survivors.visitorLine(await survivors.guest());
    const second = String((await sent(stays, 'chat.start', { text: 'hello' }))['chat']);

    // It led: the other one has to take over, and to find out who was on it.
    await doomed.kill();
    await until(async () => (await facts(chat)).length === 2, 120_000);
    await until(async () => (await facts(who.id)).length === 2, 120_000);
    expect(await facts(chat)).toEqual(['VisitorWentAway', 'VisitorTimedOut']);
    expect(await facts(who.id)).toEqual(['OperatorDisconnected', 'OperatorWentOffline']);
    expect(await facts(second)).toEqual([]);

    await survivors.command(await office.admin(), 'settings.change', {
      settings: { ...settings, visitorGoneAfter: 3_600_000 },
    });
    await other.kill();
    stays.close();
    await start();
    await until(async () => (await facts(second)).length > 0, 120_000);
    expect(await facts(second)).toEqual(['VisitorWentAway']);
    expect(await facts(chat)).toEqual(['VisitorWentAway', 'VisitorTimedOut']);
    expect(await facts(who.id)).toEqual(['OperatorDisconnected', 'OperatorWentOffline']);
    office.close();
    survivors.close();
  }, 300_000);

  it('V4: an absence that began before the outage is not over at its old time', async () => {
    const [before] = [await start()];
    const office = new Office([before.port]);
    const who = await office.signIn('admin@example.com', 'a password of their own');
    await office.command(who, 'settings.change', {
      settings: { ...defaultSettings, visitorAwayAfter: 1, visitorGoneAfter: 2_500 },
    });
    const guest = await office.guest();
    const shop = await office.visitorLine(guest);
    const chat = String((await sent(shop, 'chat.start', { text: 'hello' }))['chat']);
    shop.close();
    await until(async () => (await facts(chat)).length === 1);
    for (const node of nodes) await node.kill();
    const after = await start();
    const due = await until(async () => {
      const { rows } = await log.query<{ late: number }>(
        `select d.due_at - (d.command -> 'data' ->> 'goneAt')::bigint as late from automation.deadlines d
         where about = $1 and not done and exists (select from automation.heartbeat h
           where d.due_at > (d.command -> 'data' ->> 'goneAt')::bigint)`,
        [chat],
      );
      return rows[0];
    });
    expect(Number(due.late)).toBeGreaterThan(60_000);
    const offices = new Office([after.port]);
    const back = await offices.visitorLine(guest);
    await until(async () => (await facts(chat)).length === 2);
    expect(await facts(chat)).toEqual(['VisitorWentAway', 'VisitorReturned']);
    back.close();
    office.close();
  }, 300_000);
});
