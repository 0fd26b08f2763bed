import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { someAppend, write } from './event-store.contract';
import { LogListener } from './log-listener';
import { Tail } from './tail';
import { connectTo, openLog, type OpenedLog } from './testing/opened-log';

const minute = 60_000;
const others = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe('following the log in PostgreSQL', () => {
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

  function follow(pollEvery: number) {
    const seen: number[] = [];
    let waiting: { position: number; resolve: () => void } | null = null;
    const tell = (): void => {
      if (waiting && (seen.at(-1) ?? 0) >= waiting.position) waiting.resolve();
    };
    const tail = new Tail({
      store: log.store,
      after: () => seen.at(-1) ?? 0,
      handle: (events) => {
        seen.push(...events.map((event) => event.position));
        tell();
      },
      pollEvery,
    });
    const until = (position: number): Promise<void> =>
      new Promise((resolve) => {
        waiting = { position, resolve };
        tell();
      });
    tail.start();
    return { tail, seen, until };
  }

  const append = () => log.store.append(someAppend([write(randomUUID(), 0)]));

  it('sees new events while other transactions are held open, in this database and in another', async () => {
    const elsewhere = await freshDatabase();
    const held = await Promise.all([database.ownerUrl, elsewhere.ownerUrl].map(connectTo));
    for (const client of held) await client.query('begin; create table held (id int); insert into held values (1)');
    const { tail, seen, until } = follow(10);
    await Promise.all([append(), append()]);
    await until(2);
    await append();
    await until(3);
    await tail.stop();
    await Promise.all(held.map((client) => client.end()));
    await elsewhere.drop();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('is told by the database, also after its connection was lost', async () => {
    const listener = new LogListener(log.connect);
    const { tail, until } = follow(minute);
    const hints: number[] = [];
    const heard = new Promise<void>((resolve) => listener.onHint((head) => (hints.push(head), resolve())));
    listener.onHint((head) => tail.hint(head));
    listener.start();
    await heard;
    await append();
    await until(1);
    await log.owner.query(others);
    await append();
    await until(2);
    await listener.close();
    await tail.stop();
    expect(hints[0]).toBe(Infinity);
    expect(hints.filter((head) => head === Infinity).length).toBeGreaterThan(1);
  });

  it('looks again by itself when no notice comes', async () => {
    const { tail, seen, until } = follow(5);
    await append();
    await until(1);
    await tail.stop();
    expect(seen).toEqual([1]);
  });

  it('answers every command once though its connections are cut again and again', async () => {
    const stream = randomUUID();
    const outcomes = new Map<number, string>();
    for (let version = 0; version < 30; version++) {
      const cut = log.owner.query(others);
      const busy = Array.from({ length: 5 }, append);
      outcomes.set(version, (await log.store.append(someAppend([write(stream, version)]))).kind);
      await Promise.all([...busy, cut]);
    }
    expect(new Set(outcomes.values()).size).toBeLessThanOrEqual(2);
    expect([...outcomes.values()].filter((kind) => kind !== 'ok' && kind !== 'duplicate')).toEqual([]);
    expect((await log.store.readStream(stream, 0)).map((event) => event.streamVersion)).toHaveLength(30);
    expect(await log.store.head()).toBe(180);
  });
});
