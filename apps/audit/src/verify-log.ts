import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { eventPages } from '#libs/event-store';
import { fromHex, type Head, ledgerHash, parseVerifierKey, type Start, type Verdict, type VerifierKey, verify } from '#libs/record'; // prettier-ignore
import { nodeSha256, SealFolder } from '#libs/seal-folder';
import { type Command, positionOf, Unusable } from './command';
import { headsBeyondFolder } from './heads-beyond-folder';
import { headsInDatabase } from './heads-in-database';
import { type OpenedLog, withLog } from './opened-log';
import { Progress } from './progress';
import { findingText, summaryText } from './stand-alone/check-export';

const options = { from: { type: 'string' }, to: { type: 'string' }, sealed: { type: 'string' }, key: { type: 'string' } } as const; // prettier-ignore
const oneHash = `select encode(hash, 'hex') as hash from log.events where lane = 0 and position = $1`;

interface Asked {
  readonly from: number;
  readonly to: number;
  /** Whether it goes to the end, where a cut tail shows. */
  readonly isOpen: boolean;
}

/** `audit verify`: recomputes the log from the database and compares it with what was sealed outside of it. */
export const verifyLog: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  return withLog(async (log) => {
    const to = positionOf(values.to, 'to', log.head, log.head);
    const asked = { from: positionOf(values.from, 'from', 1, Math.max(1, to)), to, isOpen: values.to === undefined };
    const sealDir = values.sealed ?? log.config.sealDir;
    if (values.sealed !== undefined && !existsSync(join(sealDir, 'lane-0')))
      throw new Unusable(`${join(sealDir, 'lane-0')} is not there: nothing was sealed into this folder`);
    const folder = existsSync(join(sealDir, 'lane-0')) ? await SealFolder.open(sealDir, 0, 'read') : null;
    if (!folder) process.stderr.write(`Nothing is sealed in ${sealDir}: the chain is checked by itself only.\n`);
    try {
      return await run(log, asked, folder, folder && (await pinned(folder, values.key)));
    } finally {
      await folder?.close();
    }
  });
};

/** A key that was noted elsewhere is worth more than the one beside the heads. */
async function pinned(folder: SealFolder, given: string | undefined): Promise<VerifierKey> {
  if (given !== undefined) return parseVerifierKey(nodeSha256, existsSync(given) ? readFileSync(given, 'utf8') : given);
  process.stderr.write(`The key is the one beside the heads; give the one you noted with --key.\n`);
  return folder.key();
}

async function run(log: OpenedLog, asked: Asked, folder: SealFolder | null, key: VerifierKey | null): Promise<number> {
  const progress = new Progress(asked.from, asked.to);
  const start = asked.from > 1 ? await startAt(log.pool, folder, asked.from - 1) : null;
  const verdict = await verify(eventPages(log.pool, { after: asked.from - 1, until: asked.to }), {
    sha256: nodeSha256,
    onProgress: (position) => progress.at(position),
    ...(start ? { start } : {}),
    ...(folder && key ? evidence(folder, key, asked) : {}),
  });
  progress.end();
  return tell(verdict.ok && folder && key ? await withCopies(log, folder, key, verdict, asked) : verdict, progress);
}

function evidence(folder: SealFolder, key: VerifierKey, { to, isOpen }: Asked) {
  const { hints, ledger } = folder;
  const heads = folder.openHeads(key);
  if (isOpen) return { heads, ledger, hints };
  const length = Math.min(ledger.length, to);
  const upTo = { length, read: (first: number, count: number) => ledger.read(first, count) };
  return { heads: before(to, heads), ledger: upTo, hints };
}

async function* before(to: number, heads: AsyncIterable<Head>): AsyncGenerator<Head> {
  for await (const head of heads) {
    if (head.position > to) return;
    yield head;
  }
}

/** The ledger's word for the event before the first one, if it has one; else that of the log. */
async function startAt(pool: pg.Pool, folder: SealFolder | null, position: number): Promise<Start> {
  const noted = folder && ledgerHash(await folder.ledger.read(position, 1), position, position);
  if (noted) return { position, hash: noted };
  const { rows } = await pool.query<{ hash: string }>(oneHash, [position]);
  if (!rows[0]) throw new Unusable(`there is no event at ${position} to begin after.`);
  return { position, hash: fromHex(rows[0].hash) };
}

async function withCopies(
  { pool, head }: OpenedLog,
  folder: SealFolder,
  key: VerifierKey,
  verdict: Verdict,
  { to, isOpen }: Asked,
): Promise<Verdict> {
  const missing = await headsInDatabase(pool, folder, key, to);
  if (missing) return { ok: false, finding: missing };
  const upTo = isOpen ? Number.MAX_SAFE_INTEGER : to;
  const { finding, elsewhere } = await headsBeyondFolder(pool, folder, key, { end: head, upTo });
  if (finding) return { ok: false, finding };
  if (elsewhere > 0)
    process.stderr.write(`${elsewhere} heads in log.heads hold and are not in this folder: another one has them.\n`);
  return verdict;
}

function tell(verdict: Verdict, progress: Progress): number {
  if (!verdict.ok) {
    process.stderr.write(`${findingText(verdict.finding)}\n`);
    return 1;
  }
  process.stdout.write(`${summaryText(verdict.summary)}\n${progress.rate(verdict.summary.to)} events/s\n`);
  return 0;
}
