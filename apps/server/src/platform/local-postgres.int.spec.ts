import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkDurability } from './durability';
import { createPool, withOwner } from './database';
import { startLocalPostgres, type LocalPostgres } from './local-postgres';
import { readPostmaster } from './postmaster';
import { StartRefusal } from './start-refusal';

const relaxed = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

describe('embedded PostgreSQL', () => {
  let folder: string;
  let dir: string;
  const running: LocalPostgres[] = [];
  const start = async (settings = relaxed, events = {}): Promise<LocalPostgres> => {
    const server = await startLocalPostgres(dir, settings, events);
    running.push(server);
    return server;
  };
  const postmasterPid = (): number => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const write = (url: string): Promise<unknown> =>
    withOwner(url, (client) => client.query('create table if not exists kept (n int); insert into kept values (1)'));
  const count = (url: string): Promise<number> =>
    withOwner(url, async (client) => {
      const { rows } = await client.query<{ n: number }>('select count(*)::int n from kept');
      return rows[0]?.n ?? 0;
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), `parley-test-${process.pid}-`));
    chmodSync(folder, 0o711);
    dir = join(folder, 'postgres');
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps its data from one start to the next, and refuses a database that may lose what it acknowledged', async () => {
    const first = await start();
    await write(first.url);
    await expect(checkDurability(first.url, false)).rejects.toThrow(/fsync=off/);
    await first.stop();
    expect(readPostmaster(dir).kind).toBe('none');
    const second = await start({} as typeof relaxed);
    expect(second.reused).toBe(false);
    expect(await count(second.url)).toBe(1);
    await expect(checkDurability(second.url, false)).resolves.toBeUndefined();
  }, 30_000);

  it('is one server for all who start it at once, and the last one who leaves stops it', async () => {
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    expect(new Set([one.url, two.url, three.url]).size).toBe(1);
    await Promise.all([one.stop(), two.stop()]);
    expect(readPostmaster(dir).kind).toBe('alive');
    await three.stop();
    expect(readPostmaster(dir).kind).toBe('none');
  }, 30_000);

  it('outlives a Parley that was killed, and the next one joins it', async () => {
    const module = join(import.meta.dirname, 'local-postgres.ts');
    const loader = join(import.meta.dirname, '../../../../test/support/run-typescript.mjs');
    const program = `const { startLocalPostgres } = await import(${JSON.stringify(module)});
      await startLocalPostgres(${JSON.stringify(dir)}, ${JSON.stringify(relaxed)}); console.log('up');`;
    const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await start();
    expect(next.reused).toBe(true);
    await next.stop();
    expect(readPostmaster(dir).kind).toBe('none');
  }, 30_000);

  it('is started again at the same address when it is killed, and nothing acknowledged is missing', async () => {
    const seen: string[] = [];
    const server = await start({} as typeof relaxed, {
      onDown: () => seen.push('down'),
      onBack: () => seen.push('back'),
    });
    const pool = createPool(server.url, { name: 'spec', max: 1 });
    await write(server.url);
    const killed = postmasterPid();
    process.kill(killed, 'SIGKILL');
    const deadline = performance.now() + 20_000;
    while (seen.length < 2 && performance.now() < deadline) await pause(20);
    expect(seen).toEqual(['down', 'back']);
    expect(postmasterPid()).not.toBe(killed);
    const { rows } = await pool.query<{ n: number }>('select count(*)::int n from kept');
    expect(rows).toEqual([{ n: 1 }]);
    await pool.end();
  }, 30_000);

  it('comes back after one of its processes is killed', async () => {
    const seen: string[] = [];
    const server = await start(relaxed, { onBack: () => seen.push('back') });
    await withOwner(server.url, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid');
      process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
      await client.query('select 1').catch(() => undefined);
    }).catch(() => undefined);
    const deadline = performance.now() + 20_000;
    while (seen.length < 1 && performance.now() < deadline) await pause(20);
    await write(server.url);
    expect(await count(server.url)).toBe(1);
  }, 30_000);

  it('refuses the data of another PostgreSQL with one sentence', async () => {
    await (await start()).stop();
    writeFileSync(join(dir, 'PG_VERSION'), '19\n');
    await expect(startLocalPostgres(dir, relaxed)).rejects.toThrow(StartRefusal);
    await expect(startLocalPostgres(dir, relaxed)).rejects.toThrow(/is of PostgreSQL 19/);
  }, 30_000);

  it('starts over a pid file that a crash left behind, even when that number is now another program', async () => {
    const server = await start();
    await write(server.url);
    await server.stop();
    writeFileSync(join(dir, 'postmaster.pid'), `${process.pid}\n${dir}\n1\n5432\n\n127.0.0.1\n  1 999999\nready\n`);
    expect(await count((await start()).url)).toBe(1);
  }, 30_000);
});
