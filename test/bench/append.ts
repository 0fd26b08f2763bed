import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { closedLoop, median, type Measured } from './append/closed-loop';
import type { Contender } from './append/contender';
import { emmett } from './append/emmett';
import { parley } from './append/parley';
import { bulkInsert, makePlainTable, pooledInsert } from './append/plain-rows';

const atOnce = [1, 64, 256, 1024];
const rounds = Number(process.argv[2] ?? 3);
const milliseconds = Number(process.argv[3] ?? 1500);
const connections = 20;
const bulkRows = 1000;

type Rounds = Record<string, Measured[]>;

async function once(contender: Contender, callers: number, carries: number): Promise<Measured> {
  return closedLoop(
    Array.from({ length: callers }, () => contender.worker()),
    milliseconds,
    carries,
  );
}

/** All of them in each round, so that a bad moment of the machine meets everybody. */
async function measure(single: readonly Contender[], bulk: Contender): Promise<Rounds> {
  const all: Rounds = {};
  const note = (name: string, callers: number, measured: Measured): void => {
    (all[`${name} @${callers}`] ??= []).push(measured);
  };
  // Once for nothing: code that has never run is slow whoever wrote it.
  for (const one of single) await once(one, 16, 1);
  for (let round = 0; round < rounds; round++) {
    for (const callers of atOnce) for (const one of single) note(one.name, callers, await once(one, callers, 1));
    note(bulk.name, 1, await once(bulk, 1, bulkRows));
  }
  return all;
}

const middle = (measured: readonly Measured[]): Measured => ({
  perSecond: median(measured.map((m) => m.perSecond)),
  p50: median(measured.map((m) => m.p50)),
  p99: median(measured.map((m) => m.p99)),
});

function report(all: Rounds, names: { parley: string; emmett: string; insert: string; bulk: string }): unknown {
  const medians = Object.fromEntries(Object.entries(all).map(([name, measured]) => [name, middle(measured)]));
  const speed = (name: string): number => medians[name]?.perSecond ?? NaN;
  const times = (a: number, b: number): number => Number((a / b).toFixed(2));
  const at256 = speed(`${names.parley} @256`);
  return {
    medians,
    ratios: {
      'at 256, to emmett (at least 6, goal 10)': times(at256, speed(`${names.emmett} @256`)),
      'at 256, to a pooled plain INSERT (at least 1.5, goal 3)': times(at256, speed(`${names.insert} @256`)),
      'at 256, to 1,000-row INSERTs (at least 0.3, goal 0.5)': times(at256, speed(`${names.bulk} @1`)),
      'at 1, p50 to a plain INSERT (at most 2)': times(
        medians[`${names.parley} @1`]?.p50 ?? NaN,
        medians[`${names.insert} @1`]?.p50 ?? NaN,
      ),
    },
    rounds: all,
  };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'));
  try {
    const keysUrl = await migrateAll(server.url, null, join(process.cwd(), 'migrations'));
    await makePlainTable(server.url);
    const appUrl = `${server.url}?options=${encodeURIComponent('-c role=parley_app')}`;
    const single = [
      await parley(appUrl, keysUrl),
      await emmett(server.url, connections),
      pooledInsert(server.url, connections),
    ];
    const bulk = bulkInsert(server.url, bulkRows);
    const all = await measure(single, bulk);
    const [ours, theirs, insert] = single.map(({ name }) => name) as [string, string, string];
    console.log(JSON.stringify(report(all, { parley: ours, emmett: theirs, insert, bulk: bulk.name }), null, 2));
    for (const contender of [...single, bulk]) await contender.close();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
