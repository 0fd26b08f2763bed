import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LogListener, PostgresEventStore, type StoredEvent, Tail } from '#libs/event-store';
import { type LocalPostgres, startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { brokenPromises, type Told } from './history';

/** How much is acknowledged before, between and after the two kills; more of it makes the long form. */
const acknowledgements = Number(process.env['FAULT_ACKNOWLEDGEMENTS'] ?? 150);
const patience = 60_000 + acknowledgements * 50;

const children = (pid: number): number[] =>
  execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));

/** The postmaster and everything it started, with no chance to tidy up. */
function killPostgres(dir: string): void {
  const postmaster = Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  for (const pid of [postmaster, ...children(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone with its parent already.
    }
  }
}

describe('six writers on forty hot streams, while PostgreSQL is killed twice', () => {
  let folder: string;
  let server: LocalPostgres;
  let pool: pg.Pool;
  let store: PostgresEventStore;
  let url: string;
  const writers: ChildProcess[] = [];
  const told: Told[] = [];

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
    await chmod(folder, 0o711);
    // Durable, as it is served: this is about what survives.
    server = await startLocalPostgres(join(folder, 'postgres'));
    await migrateAll(server.url, null, join(import.meta.dirname, '../../migrations'));
    url = `${server.url}?options=${encodeURIComponent('-c role=parley_app')}`;
    pool = new pg.Pool({ connectionString: url, max: 3 });
    pool.on('error', () => undefined);
    store = new PostgresEventStore({ pool, connect });
  }, patience);

  afterAll(async () => {
    for (const writer of writers) writer.kill('SIGKILL');
    await store.close();
    await pool.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }, patience);

  function startWriters(streams: readonly string[]): void {
    const loader = join(import.meta.dirname, '../support/run-typescript.mjs');
    const program = join(import.meta.dirname, 'writer.ts');
    for (let process = 0; process < 2; process++) {
      const writer = fork(program, [url, '3', ...streams], { execArgv: ['--import', loader] });
      writer.on('message', (one: Told) => told.push(one));
      writers.push(writer);
    }
  }

  async function moreAcknowledged(): Promise<void> {
    const count = (): number => told.filter(({ said }) => said === 'ok').length;
    const goal = count() + acknowledgements;
    while (count() < goal) await pause(20);
  }

  it(
    'I1 to I8: nothing acknowledged is missing or doubled, no hole is ever seen, the chain holds',
    async () => {
      const seen: StoredEvent[] = [];
      const holes: string[] = [];
      const watched = {
        readAll: async (after: number, limit: number) => {
          const events = await store.readAll(after, limit);
          events.forEach((event, at) => {
            if (event.position !== after + at + 1) holes.push(`${event.position} right after ${after + at}`);
          });
          return events;
        },
      };
      const after = (): number => seen.at(-1)?.position ?? 0;
      const tail = new Tail({ store: watched, after, handle: (events) => void seen.push(...events) });
      const listener = new LogListener(connect);
      listener.onHint((head) => tail.hint(head));
      listener.start();
      tail.start();

      startWriters(Array.from({ length: 40 }, () => randomUUID()));
      for (let kill = 0; kill < 2; kill++) {
        await moreAcknowledged();
        killPostgres(join(folder, 'postgres'));
      }
      await moreAcknowledged();
      const ended = writers.map((writer) => once(writer, 'exit'));
      for (const writer of writers) writer.send('stop');
      await Promise.all(ended);

      const head = await store.head();
      while (after() < head) await pause(20);
      await Promise.all([tail.stop(), listener.close()]);
      expect(holes).toEqual([]);
      expect(brokenPromises(told, seen)).toEqual([]);
      expect(seen).toEqual(await store.readAll(0, head));
      expect(told.filter(({ said }) => said === 'duplicate').length).toBeGreaterThan(0);
    },
    patience,
  );
});
