import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assembleLog } from '../../apps/server/src/log-assembly';
import { openConnections } from '../../apps/server/src/platform/connections';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { fillLongLog, type LongLog, type Place } from './audit/long-log';
import { measureBoard, measureChats } from './audit/past';
import { measureVerifying, mostMemory } from './audit/verifying';

const number = (name: string, usual: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
/** Events that a scene needs in the log. */
const scenes = { verify: 100_000, memory: 1_000_000, chats: 1_000_000, board: 5_000_000 } as const;
type Scene = keyof typeof scenes;
const all = Object.keys(scenes) as Scene[];
const named = all.filter((scene) => process.argv.includes(scene));
const wanted = named.length > 0 ? named : all;
const rounds = number('rounds', 3);
const events = number('events', Math.max(...wanted.map((scene) => scenes[scene])));
const lengths = [200, 5000];

if (process.argv[2] === 'remembering') await remember();
else await main();

/** In a process of its own. */
async function remember(): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.argv[3] ?? '', max: 3 });
  process.send?.(await mostMemory(pool, Number(process.argv[4])));
  await pool.end();
  process.disconnect?.();
}

function remembered(url: string, until: number): Promise<number> {
  const child = fork(process.argv[1] ?? '', ['remembering', url, String(until)]);
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve(Number(told)));
    child.once('error', reject);
    child.once('exit', (code) => code && reject(new Error(`ended with ${code}`)));
  });
}

async function measured(scene: Scene, place: Place, log: LongLog): Promise<unknown> {
  const few = Math.min(log.head, scenes.verify);
  switch (scene) {
    case 'verify':
      return measureVerifying(place.connections.app, few, rounds);
    case 'memory': {
      const many = Math.min(log.head, scenes.memory);
      const [less, more] = [await remembered(place.ownerUrl, few), await remembered(place.ownerUrl, many)];
      return { unit: 'MiB at most', [`${few} events`]: less, [`${many} events`]: more };
    }
    case 'chats':
      return measureChats(place, log);
    case 'board':
      return measureBoard(place, log);
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  // PostgreSQL, which is another user, reads what is copied in
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'));
  const keysUrl = await migrateAll(server.url, null, join(process.cwd(), 'migrations'));
  const connections = openConnections(server.url, keysUrl, () => undefined);
  const masterKey = randomBytes(32);
  const assembled = assembleLog(connections, masterKey);
  try {
    const place: Place = { ownerUrl: server.url, folder, masterKey, connections, assembled };
    const started = performance.now();
    const log = await fillLongLog(place, events, lengths);
    const report: Record<string, unknown> = { bench: 'audit', 'seconds to make the log': Math.round((performance.now() - started) / 1000) }; // prettier-ignore
    for (const scene of wanted) report[scene] = await measured(scene, place, log);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await assembled.store.close();
    await connections.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
