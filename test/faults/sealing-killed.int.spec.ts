import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Head, ledgerRecord, openHead } from '#libs/record';
import { checkSignature, SealFolder } from '#libs/seal-folder';
import { audit, buildTools } from '../record/record-rig';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { until } from '../support/line';

const kills = Number(process.env['FAULT_KILLS'] ?? 5);
const loader = join(import.meta.dirname, '../support/run-typescript.mjs');

/** A process that seals, and what it told. */
interface Node {
  readonly child: ChildProcess;
  readonly heads: number[];
  readonly complaints: string[];
}

describe('A4: the node that seals is killed while others write', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let sealDir: string;
  let writer: ChildProcess;
  const nodes: Node[] = [];
  const secret = randomBytes(32).toString('hex');

  beforeAll(async () => {
    buildTools();
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    sealDir = await mkdtemp(join(tmpdir(), 'parley-killed-seals-'));
    const streams = Array.from({ length: 40 }, () => randomUUID());
    writer = fork(join(import.meta.dirname, 'writer.ts'), [database.appUrl, '3', ...streams], {
      execArgv: ['--import', loader],
    });
  }, 60_000);
  afterAll(async () => {
    for (const { child } of nodes) child.kill('SIGKILL');
    writer.kill('SIGKILL');
    await owner.end();
    await database.drop();
    await rm(sealDir, { recursive: true, force: true });
  });

  async function start(): Promise<Node> {
    const program = join(import.meta.dirname, 'sealing-process.ts');
    const { ownerUrl, appUrl } = database;
    const child = fork(program, [ownerUrl, appUrl, sealDir, secret], { execArgv: ['--import', loader] });
    const node: Node = { child, heads: [], complaints: [] };
    nodes.push(node);
    const ready = Promise.withResolvers<void>();
    child.on('message', (told: number | string) => {
      if (told === 'ready') ready.resolve();
      else if (typeof told === 'number') node.heads.push(told);
      else node.complaints.push(told);
    });
    await ready.promise;
    return node;
  }
  async function kill({ child }: Node): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  const head = async (): Promise<number> =>
    Number((await owner.query<{ head: string }>('select max(position) head from log.events')).rows[0]?.head);
  const isSealedUpTo = (node: Node, position: number) => () => (node.heads.at(-1) ?? 0) >= position;
  /** As they were signed, each with a signature of the key that is published. */
  async function signed(): Promise<Head[]> {
    const folder = await SealFolder.open(sealDir, 0, 'read');
    const [key, heads]: [Awaited<ReturnType<SealFolder['key']>>, Head[]] = [await folder.key(), []];
    for await (const note of folder.heads.notes()) heads.push(await openHead(note, key, checkSignature));
    await folder.close();
    return heads;
  }

  it('at any moment: the next start goes on where it was, and nothing is signed twice', async () => {
    for (let i = 0; i < kills; i++) {
      const node = await start();
      await until(() => node.heads.length > 0, 20_000);
      // Somewhere between two heads, or in one
      await pause(randomInt(900));
      await kill(node);
    }
  }, 120_000);

  it('another node that waits takes over in the same folder', async () => {
    const first = await start();
    await until(() => first.heads.length > 0, 20_000);
    const second = await start();
    await until(isSealedUpTo(first, (first.heads.at(-1) ?? 0) + 1), 20_000);
    expect(second.heads).toEqual([]);
    await kill(first);
    await until(() => second.heads.length > 1, 20_000);
    const exit = once(writer, 'exit');
    writer.send('stop');
    await exit;
    await until(isSealedUpTo(second, await head()), 20_000);
    expect(nodes.flatMap(({ complaints }) => complaints)).toEqual([]);
    await kill(second);
  }, 120_000);

  it('in the end all of it holds: one head a position, one record of the ledger an event', async () => {
    const last = await head();
    const heads = await signed();
    const positions = heads.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
    expect(positions.at(-1)).toBe(last);
    const kept = await owner.query<{ position: string }>('select position from log.heads order by position');
    expect(kept.rows.map(({ position }) => Number(position))).toEqual(positions);

    const folder = join(sealDir, 'lane-0');
    const names = (await readdir(folder)).filter((name) => name.startsWith('ledger-')).sort();
    const ledger = Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
    const noted = Array.from({ length: ledger.length / ledgerRecord }, (_, i) => Number(ledger.readBigUInt64BE(i * ledgerRecord))); // prettier-ignore
    expect(noted).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    expect((await stat(join(folder, 'hints-000000.bin'))).size).toBeGreaterThan(0);

    const key = await readFile(join(folder, 'key.pub'), 'utf8');
    const { code, text } = await audit(['verify', '--key', key.trim()], database.ownerUrl, sealDir);
    expect([code, text]).toEqual([0, expect.stringContaining(`vouch for all up to ${last}`)]);
  }, 60_000);
});
