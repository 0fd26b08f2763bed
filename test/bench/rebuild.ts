import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type ParleyFact, type StreamName, streamKinds } from '#libs/domain';
import { eventPages, recordedFacts } from '#libs/event-store';
import { assembleLog, type AssembledLog } from '../../apps/server/src/log-assembly';
import { openConnections } from '../../apps/server/src/platform/connections';
import { withOwner } from '../../apps/server/src/platform/database';
import { uuidv7 } from '../../apps/server/src/platform/ids';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { Rebuild } from '../../apps/server/src/projections/rebuild/rebuild';
import { median } from './append/closed-loop';
import { opened, talk, type Told } from './town';

const events = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
/** Facts a second that rebuilding all views has to reach. */
const target = 10_000;
const messages = 20;
const [site, operator] = [uuidv7(), uuidv7()];

async function record({ store, log }: AssembledLog, told: readonly Told[]): Promise<void> {
  const id = uuidv7();
  const streams = new Map<StreamName['id'], { kind: StreamName['kind']; facts: ParleyFact[] }>();
  for (const [{ id: stream, kind }, fact] of told) {
    const of = streams.get(stream) ?? { kind, facts: [] };
    streams.set(stream, of);
    of.facts.push(fact);
  }
  const writes = await Promise.all(
    [...streams].map(async ([streamId, { kind, facts }]) => ({
      ...{ streamId, kind: streamKinds.indexOf(kind) + 1, expected: 0 },
      events: await log.codec.seal(streamId, facts),
    })),
  );
  const actor = { kind: 3, id };
  await store.append({ commandId: id, actor, digest: Buffer.alloc(32), result: '{}', correlationId: id, causationId: id, occurredAt: Date.now() * 1000, writes }); // prettier-ignore
}

async function fill(assembled: AssembledLog): Promise<number> {
  await record(assembled, opened(site, [operator]));
  const chats = Math.ceil(events / (messages * 2 + 5));
  for (let n = 0; n < chats; n += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, chats - n) }, () =>
        record(assembled, talk({ site, operator, visitor: uuidv7(), messages }).facts),
      ),
    );
  return assembled.store.head();
}

/** What no rebuild can do without: facts a second that are read and unsealed, and nothing more. */
async function readingAlone({ log }: AssembledLog, pool: pg.Pool, head: number): Promise<number> {
  const started = performance.now();
  for await (const page of eventPages(pool, { after: 0, until: head })) await recordedFacts(log.codec, page);
  return Math.round(head / ((performance.now() - started) / 1000));
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'));
  const keysUrl = await migrateAll(server.url, null, join(process.cwd(), 'migrations'));
  const connections = openConnections(server.url, keysUrl, () => undefined);
  const masterKey = randomBytes(32);
  const assembled = assembleLog(connections, masterKey);
  try {
    const head = await fill(assembled);
    await withOwner(server.url, (owner) => owner.query('update view.checkpoint set position = $1', [head]));
    const rates: number[] = [];
    const reading: number[] = [];
    let most = 0;
    const onProgress = (): void => void (most = Math.max(most, process.memoryUsage().rss));
    let differences = 0;
    for (let round = 0; round < rounds; round++) {
      // Keys are read anew each time, as a program that was just started has to
      const fresh = assembleLog(connections, masterKey);
      reading.push(await readingAlone(fresh, connections.views, head));
      const { codec } = assembleLog(connections, masterKey).log;
      const rebuilt = await Rebuild.run('all', { ownerUrl: server.url, pool: connections.views, codec, onProgress });
      rates.push(Math.round(rebuilt.facts / (rebuilt.took / 1000)));
      differences = rebuilt.differences;
    }
    const memory = Math.round(most / 2 ** 20);
    console.log(JSON.stringify({ bench: 'rebuild', unit: 'facts a second', facts: head, target, median: median(rates), 'reading alone': median(reading), rounds: rates, 'MiB at most': memory, 'differences in the last round': differences }, null, 2)); // prettier-ignore
    // Against the first round the live views are empty
    process.exitCode = differences === 0 || rounds === 1 ? 0 : 1;
  } finally {
    await assembled.store.close();
    await connections.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
