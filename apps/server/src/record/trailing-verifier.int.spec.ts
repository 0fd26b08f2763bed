import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PostgresEventStore } from '#libs/event-store';
import { Sealer, signerOf } from '#libs/seal-folder';
import { tamper } from '../../../../test/record/tampering';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { until } from '../../../../test/support/until';
import { TrailingVerifier } from './trailing-verifier';

const rest = 30_000;
const events = 12;

describe('A4: what reading again finds, on PostgreSQL', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let pool: pg.Pool;
  let store: PostgresEventStore;
  let sealDir: string;
  let sealer: Sealer;
  let verifier: TrailingVerifier;
  let now = 1_795_339_200_000;
  /** After which position, how many. */
  let reads: [number, number][];
  let said: string[];

  beforeEach(async () => {
    [database, reads, said] = [await freshDatabase(), [], []];
    const connect = async (): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: database.appUrl });
      await client.connect();
      return client;
    };
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
    store = new PostgresEventStore({ pool, connect });
    sealDir = await mkdtemp(join(tmpdir(), 'parley-verifier-'));
    const readAll = (after: number, limit: number) => store.readAll(after, limit);
    const clock = { now: () => now };
    sealer = await Sealer.open({ sealDir, lane: 0, signer: signerOf(randomBytes(32)), epoch: 'e', ...clock, readAll, keepHead: () => Promise.resolve() }); // prettier-ignore
    verifier = new TrailingVerifier({
      ...{ sealDir, clock },
      store: { readAll: (after, limit) => (reads.push([after, limit]), readAll(after, limit)) },
      told: (sentence) => said.push(sentence),
      failed: (sentence, error) => said.push(`${sentence}: ${(error as Error).message}`),
    });
    await recorded(events);
  });
  afterEach(async () => {
    await verifier.stop();
    await sealer.close();
    await store.close();
    await pool.end();
    await owner.end();
    await database.drop();
    await rm(sealDir, { recursive: true, force: true });
  });

  /** So many more events, under a signed head. */
  async function recorded(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const [commandId, stream] = [randomUUID(), randomUUID()];
      const event = { eventId: randomUUID(), type: 'Noted', schemaVersion: 1, data: `{"i":${i}}`, sealed: null, keyRef: null }; // prettier-ignore
      await store.append({
        ...{ commandId, correlationId: stream, causationId: commandId, occurredAt: now, result: '{}' },
        ...{ actor: { kind: 2, id: stream }, digest: Buffer.from(commandId) },
        writes: [{ streamId: stream, kind: 1, expected: 0, events: [event] }],
      });
    }
    now += 5_000;
    await sealer.step();
  }
  /** Asked as often as the node that seals does. */
  const looks = (): void => {
    for (let i = 0; i < 5; i++) verifier.upTo(sealer.sealed);
  };
  async function looksAgain(): Promise<void> {
    const before = reads.length;
    await until(() => ((now += rest), looks(), reads.length > before));
  }
  const change = (to: string) => tamper(owner, `update log.events set data = '${to}' where position = 7`);

  it('is said once, looked at again at a calm pace by itself, and taken back when it is as it was sealed', async () => {
    await change('{"i":"forged"}');
    await until(() => (looks(), verifier.finding));
    expect(said).toEqual(['THE RECORD WAS CHANGED: payload changed at 7']);
    const before = reads.length;
    await recorded(3);
    looks();
    for (let i = 0; i < 4; i++) await looksAgain();
    expect(reads.slice(before)).toEqual(Array.from({ length: 4 }, () => [6, 1]));
    expect(said).toHaveLength(1);

    await change('{"i":6}');
    await until(() => ((now += rest), looks(), verifier.finding === null));
    expect(said.slice(1)).toEqual(['the record holds again: payload changed at 7 was put back as it was sealed']);
    expect(verifier.verified).toBe(events + 3);

    await change('{"i":"again"}');
    await recorded(1);
    await until(() => (looks(), verifier.verified === events + 4));
    expect(said).toHaveLength(2);
  });

  it('what does not show in one place is read again as a whole; what is found then is another finding', async () => {
    const lane = join(sealDir, 'lane-0');
    const path = join(lane, (await readdir(lane)).find((name) => name.startsWith('heads-')) ?? '');
    const heads = await readFile(path, 'utf8');
    await writeFile(path, heads.replace(/epoch e/, 'epoch f'));
    await until(() => (looks(), verifier.finding));
    expect(said).toEqual([`THE RECORD WAS CHANGED: head mismatch at ${events}`]);

    await writeFile(path, heads);
    await change('{"i":"forged"}');
    await until(() => ((now += rest), looks(), said.length > 1));
    expect(said.slice(1)).toEqual(['THE RECORD WAS CHANGED: payload changed at 7']);
    await change('{"i":6}');
    await until(() => ((now += rest), looks(), verifier.finding === null));
    expect(said).toHaveLength(3);
  });

  it('a folder that is away is said once, too, and is no finding', async () => {
    const own = join(sealDir, 'lane-0', 'key.pub');
    const key = await readFile(own, 'utf8');
    await rm(own);
    await until(() => (looks(), said.length > 0));
    for (let i = 0; i < 2; i++) {
      now += rest;
      looks();
      await new Promise(setImmediate);
    }
    await writeFile(own, key);
    await until(() => ((now += rest), looks(), verifier.verified === events));
    expect([said, verifier.finding]).toEqual([[expect.stringContaining('key.pub is missing')], null]);
  });
});
