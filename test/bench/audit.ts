import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { eventPages, PostgresEventStore, type StoredEvent } from '#libs/event-store';
import { verify } from '#libs/record';
import { nodeSha256 } from '#libs/seal-folder';
import { median } from './append/closed-loop';

const events = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
/** Events a second that verifying has to reach. */
const target = 40_000;
const inCommand = 50;

const idOf = (kind: string, n: number): string => `00000000-0000-4000-8000-${kind}${String(n).padStart(11, '0')}`;

/** As messages of chats are: 150 bytes of clear data, 120 of sealed. */
async function fill(store: PostgresEventStore): Promise<void> {
  for (let n = 0; n < events / inCommand; n += 20)
    await Promise.all(Array.from({ length: 20 }, (_, i) => command(store, n + i)));
}

async function command(store: PostgresEventStore, n: number): Promise<void> {
  const streamId = idOf('a', n);
  const written = Array.from({ length: inCommand }, (_, i) => ({
    ...{ eventId: idOf('e', n * inCommand + i), type: 'MessagePosted', schemaVersion: 1, keyRef: idOf('f', n) },
    data: JSON.stringify({
      message: idOf('d', i),
      n: i,
      audience: 'everyone',
      author: { kind: 'visitor', id: streamId },
    }),
    sealed: Buffer.alloc(120, i),
  }));
  await store.append({
    ...{ commandId: idOf('c', n), actor: { kind: 1, id: idOf('b', 1) }, digest: Buffer.alloc(32), result: '{}' },
    ...{ correlationId: streamId, causationId: streamId, occurredAt: 1_795_339_200_000 },
    writes: [{ streamId, kind: 1, expected: 0, events: written }],
  });
}

async function timed(work: () => Promise<number> | number): Promise<number> {
  const started = performance.now();
  const count = await work();
  return Math.round(count / ((performance.now() - started) / 1000));
}

async function read(pool: pg.Pool): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const page of eventPages(pool, { after: 0, until: 2 ** 40 })) all.push(...page);
  return all;
}

async function* inMemory(all: readonly StoredEvent[]): AsyncGenerator<readonly StoredEvent[]> {
  for (let i = 0; i < all.length; i += 1000) yield all.slice(i, i + 1000);
}

async function verified(pages: AsyncIterable<readonly StoredEvent[]>): Promise<number> {
  const verdict = await verify(pages, { sha256: nodeSha256 });
  if (!verdict.ok) throw new Error(`${verdict.finding.kind} at ${verdict.finding.position}`);
  return verdict.summary.events;
}

async function measure(pool: pg.Pool): Promise<unknown> {
  const all = await read(pool);
  // About as many bytes as are hashed of an event: its leaf, the chain, a leaf and a node of the tree
  const sizes = [600, 82, 33, 65].map((size) => Buffer.alloc(size, 7));
  const figures: Record<string, number[]> = {
    verify: [],
    'verify from memory': [],
    'read only': [],
    'SHA-256 only': [],
  };
  for (let round = 0; round < rounds; round++) {
    figures['verify']?.push(await timed(() => verified(eventPages(pool, { after: 0, until: 2 ** 40 }))));
    figures['verify from memory']?.push(await timed(() => verified(inMemory(all))));
    figures['read only']?.push(
      await timed(async () => {
        let count = 0;
        for await (const page of eventPages(pool, { after: 0, until: 2 ** 40 })) count += page.length;
        return count;
      }),
    );
    figures['SHA-256 only']?.push(
      await timed(() => {
        for (let i = 0; i < all.length; i++) for (const bytes of sizes) createHash('sha256').update(bytes).digest();
        return all.length;
      }),
    );
  }
  const medians = Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, median(all)]));
  return { bench: 'audit', unit: 'events a second', events: all.length, target, medians, rounds: figures };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'));
  const appUrl = `${server.url}?options=${encodeURIComponent('-c role=parley_app')}`;
  const pool = new pg.Pool({ connectionString: appUrl, max: 3 });
  try {
    await migrateAll(server.url, null, join(process.cwd(), 'migrations'));
    const connect = async (): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: appUrl });
      await client.connect();
      return client;
    };
    const store = new PostgresEventStore({ pool, connect });
    await fill(store);
    await store.close();
    console.log(JSON.stringify(await measure(pool), null, 2));
  } finally {
    await pool.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
