import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../support/line';
import { Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { plant, type Planted, wordsFound } from '../wire/planted-words';

/** Every append takes it: it is held only after the erasure was asked for. */
const laneLock = 'select pg_advisory_xact_lock(1348563564, 0)';
/** A lock of the table would also stop the search, for which the erasure waits: this stops a finished one only. */
const gate = `create function history.gate() returns trigger language plpgsql as $$ begin
    if exists (select from log.events where lane = 0 and position > old.position and type = 'VisitorErased') then
      perform pg_advisory_xact_lock(4711);
    end if;
    return new; end $$;
  create trigger gate before update on history.checkpoint for each row when (new.name = 'erasures') execute function history.gate()`;

/** What stands in the way of each step: while it is held, the node waits there, and is killed. */
const steps = [
  ['the views are emptied', 'lock table view.member_thread in access exclusive mode', 'main'],
  ['the token is revoked', 'lock table auth.visitor_tokens in access exclusive mode', 'main'],
  ['the key is destroyed', 'lock table keys.person_keys in share mode', 'keys'],
  ['the end is recorded', laneLock, 'main'],
  ['the checkpoint is moved', 'select pg_advisory_xact_lock(4711)', 'main'],
] as const;

const waiting = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  and cardinality(pg_blocking_pids(pid)) > 0`;

describe('A5: a node that is killed in the middle of an erasure', () => {
  let parley: TestParley;
  let planted: Planted[];
  let child: ChildProcess;
  let office: Office;
  let main: pg.Client;
  let keys: pg.Client;
  beforeAll(async () => {
    parley = await parleyInProcess();
    const [operator, other] = [await parley.office.hire(), await parley.office.hire()];
    await parley.office.admin();
    await parley.office.staffLine(other);
    planted = [];
    for (const _ of steps) planted.push(await plant(parley.office, operator, other));
    await parley.stop();
    main = await connected(parley.database.ownerUrl);
    keys = await connected(parley.database.keysUrl);
    await main.query(gate);
    await start();
  }, 120_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await Promise.all([main.end(), keys.end()]);
    await parley.close();
  });

  async function connected(connectionString: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  }

  async function start(): Promise<void> {
    const { ownerUrl, keysUrl } = parley.database;
    const env = {
      ...{ PORT: '0', DATABASE_URL: ownerUrl, KEYS_DATABASE_URL: keysUrl, PARLEY_RELAXED_DURABILITY: '1' },
      ...{ PARLEY_MASTER_KEY: parley.masterKey, PARLEY_SEAL_KEY: parley.masterKey, SEAL_DIR: parley.sealDir },
      ...{ PARLEY_DATA_DIR: parley.sealDir, NODE_NO_WARNINGS: '1' },
    };
    const loader = join(import.meta.dirname, '../support/run-typescript.mjs');
    const program = join(import.meta.dirname, 'parley-process.ts');
    child = fork(program, [], { env, execArgv: ['--import', loader] });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    office = new Office([port]);
  }

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Whether a backend of the node waits for somebody. */
  const waits = async (client: pg.Client): Promise<boolean> =>
    (await client.query(`select ${waiting}`)).rows.length > 0;
  /** What waited when its node was killed would be done once the lock is free. */
  const endThoseThatWait = (client: pg.Client) => client.query(`select pg_terminate_backend(pid) ${waiting}`);

  const facts = async (type: string, visitor: string): Promise<number> =>
    (await main.query('select from log.events where type = $1 and stream_id = $2', [type, visitor])).rows.length;

  it.each(steps.map((step, at) => [...step, at] as const))(
    'before %s: the next start carries on, and nothing is done twice',
    async (_, lock, where, at) => {
      const { guest, chats } = planted[at] as Planted;
      const client = where === 'main' ? main : keys;
      const admin = await office.signIn('admin@example.com', 'a password of their own');
      await client.query('begin');
      if (lock !== laneLock) await client.query(lock);
      await office.command(admin, 'visitor.erase', { visitor: guest.visitor });
      if (lock === laneLock) await client.query(lock);
      await until(() => waits(client));
      await kill();
      await endThoseThatWait(client);
      await client.query('rollback');
      expect(await facts('VisitorErased', guest.visitor)).toBe(lock.includes('4711') ? 1 : 0);

      await start();
      await until(async () => (await facts('VisitorErased', guest.visitor)) === 1);
      await until(async () => (await main.query(`select from history.checkpoint where name = 'erasures'
        and position >= (select max(position) from log.events where type = 'VisitorErasureRequested')`)).rows.length > 0); // prettier-ignore
      const counts = [
        await facts('VisitorErasureRequested', guest.visitor),
        await facts('VisitorErased', guest.visitor),
      ];
      expect(counts).toEqual([1, 1]);
      const { rows } = await main.query<{ body: string }>(
        'select body::text from view.member_thread where feed = any($1) union all select body::text from view.member_state where feed = any($1)',
        [chats],
      );
      expect(rows.length).toBeGreaterThan(40);
      expect(rows.filter(({ body }) => /canary/i.test(body))).toEqual([]);
    },
    120_000,
  );

  it('in the end no word is left of any of them', async () => {
    expect(await wordsFound(parley.database, parley.sealDir, [])).toEqual([]);
  });
});
