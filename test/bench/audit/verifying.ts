import type pg from 'pg';
import { eventPages, type StoredEvent } from '#libs/event-store';
import { type Sha256, verify } from '#libs/record';
import { nodeSha256 } from '#libs/seal-folder';
import { median } from '../append/closed-loop';

/** So many are held for the contender that reads nothing. */
const held = 20_000;

async function verified(pages: AsyncIterable<readonly StoredEvent[]>, sha256: Sha256 = nodeSha256): Promise<number> {
  const verdict = await verify(pages, { sha256 });
  if (!verdict.ok) throw new Error(`${verdict.finding.kind} at ${verdict.finding.position}`);
  return verdict.summary.events;
}

async function timed(work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const count = await work();
  return Math.round(count / ((performance.now() - started) / 1000));
}

async function counted(pages: AsyncIterable<readonly StoredEvent[]>): Promise<number> {
  let count = 0;
  for await (const page of pages) count += page.length;
  return count;
}

async function* inMemory(all: readonly StoredEvent[]): AsyncGenerator<readonly StoredEvent[]> {
  for (let i = 0; i < all.length; i += 1000) yield all.slice(i, i + 1000);
}

/** Events a second that SHA-256 alone would do: of each page that is read, the very bytes that verifying hashes. */
async function hashedAlone(pool: pg.Pool, until: number): Promise<number> {
  let bytes: Uint8Array[] = [];
  let took = 0;
  const hashAll = (): void => {
    const started = performance.now();
    for (const one of bytes) nodeSha256(one);
    took += performance.now() - started;
    bytes = [];
  };
  const noting: Sha256 = (one) => {
    bytes.push(one.slice());
    if (bytes.length === 5000) hashAll();
    return nodeSha256(one);
  };
  const count = await verified(eventPages(pool, { after: 0, until }), noting);
  hashAll();
  return Math.round(count / (took / 1000));
}

export async function measureVerifying(pool: pg.Pool, until: number, rounds: number): Promise<unknown> {
  const pages = (): AsyncIterable<StoredEvent[]> => eventPages(pool, { after: 0, until });
  const contenders: Record<string, () => Promise<number>> = {
    verify: () => timed(() => verified(pages())),
    'verify from memory': () => fromMemory(pool),
    'reading alone': () => timed(() => counted(pages())),
    'SHA-256 alone of the same bytes': () => hashedAlone(pool, until),
  };
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of Object.entries(contenders)) rates[name]?.push(await measure());
  const medians = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
  return { unit: 'events a second', events: until, target: 40_000, medians, rounds: rates };
}

async function fromMemory(pool: pg.Pool): Promise<number> {
  const all: StoredEvent[] = [];
  for await (const page of eventPages(pool, { after: 0, until: held })) all.push(...page);
  return timed(() => verified(inMemory(all)));
}

/** For a process of its own: MiB that it held at most, over the whole of its life. */
export async function mostMemory(pool: pg.Pool, until: number): Promise<number> {
  await verified(eventPages(pool, { after: 0, until }));
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
