import { randomBytes, randomInt } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Head, openHead } from '#libs/record';
import { checkSignature, SealFolder } from '#libs/seal-folder';
import { audit, buildTools, standAlone } from '../record/record-rig';
import { accepted, holdStill } from '../support/crowd';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { until } from '../support/line';
import { Office } from '../support/office';
import { SpawnedNode } from '../support/spawned-node';
import { SteadyTalk } from './steady-talk';

/** Of a node that is alone, and of one of two; more of them make the long form. */
const kills = Number(process.env['FAULT_NODE_KILLS'] ?? 2);
const patience = 60_000 + kills * 30_000;
const operators = 3;

describe('A4: whole nodes are killed while people write', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let folder: string;
  const living: SpawnedNode[] = [];
  const talk = new SteadyTalk(() => living.map(({ port }) => port));
  /** The notes of all heads, as they stood at each kill. */
  const atKills: string[][] = [];
  const masterKey = randomBytes(32).toString('hex');

  beforeAll(async () => {
    buildTools();
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    folder = await mkdtemp(join(tmpdir(), 'parley-killed-nodes-'));
    const office = new Office([(await start()).port]);
    await holdStill(office);
    for (let i = 0; i < operators; i++) {
      const operator = await office.hire();
      for (const { chat, ...guest } of await accepted(office, operator, 3)) {
        talk.begin(guest, chat);
        talk.begin(operator, chat);
      }
    }
  }, patience);
  afterAll(async () => {
    const over = talk.end();
    if (living.length === 0) await start();
    await over;
    for (const node of living) await node.kill();
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const sealDir = (): string => join(folder, 'seals');
  async function start(): Promise<SpawnedNode> {
    const settings = { KEYS_DATABASE_URL: database.keysUrl, PARLEY_MASTER_KEY: masterKey, PARLEY_SEAL_KEY: masterKey };
    const node = await SpawnedNode.start(folder, { DATABASE_URL: database.ownerUrl, ...settings });
    living.push(node);
    return node;
  }
  async function notes(dir = sealDir()): Promise<string[]> {
    const seals = await SealFolder.open(dir, 0, 'read').catch(() => null);
    const found: string[] = [];
    if (seals) for await (const note of seals.heads.notes()) found.push(note);
    await seals?.close();
    return found;
  }
  async function kill(node: SpawnedNode): Promise<void> {
    await node.kill();
    living.splice(living.indexOf(node), 1);
    atKills.push(await notes());
  }
  const isSignedAgain = async (before: number): Promise<boolean> => (await notes()).length > before;
  async function moreAcknowledged(): Promise<void> {
    const goal = talk.acknowledged.length + 20;
    await until(() => talk.acknowledged.length >= goal, 30_000);
  }

  it(
    'alone, at any moment: the next start goes on',
    async () => {
      for (let i = 0; i < kills; i++) {
        const node = living[0] ?? (await start());
        await moreAcknowledged();
        await pause(randomInt(2_000));
        await kill(node);
        await cp(sealDir(), join(folder, 'at-a-kill'), { recursive: true, force: true });
      }
      await start();
      await moreAcknowledged();
    },
    patience,
  );

  it(
    'one of two: the other one seals on in the same folder',
    async () => {
      for (let i = 0; i < kills / 2; i++) {
        const [seals] = living;
        await until(async () => isSignedAgain(atKills.at(-1)?.length ?? 0), 20_000);
        await start();
        await moreAcknowledged();
        await pause(randomInt(500));
        await kill(seals as SpawnedNode);
        await until(async () => isSignedAgain(atKills.at(-1)?.length ?? 0), 30_000);
      }
    },
    patience,
  );

  it(
    'in the end the record holds, and what was sealed at a kill is how it began',
    async () => {
      await talk.end();
      await living[0]?.stop();
      living.length = 0;
      const { rows } = await owner.query<{ head: string }>('select max(position) head from log.events');
      const last = Number(rows[0]?.head);
      const lane = join(sealDir(), 'lane-0');
      const key = (await readFile(join(lane, 'key.pub'), 'utf8')).trim();
      const verified = await audit(['verify', '--key', key], database.ownerUrl, sealDir());
      expect(verified).toEqual({ code: 0, text: expect.stringContaining(`vouch for all up to ${last}`) as string });

      // No alarm for what was only interrupted
      expect(await readdir(lane)).not.toContain('lost.txt');
      const signed = await notes();
      for (const then of atKills) expect(signed.slice(0, then.length)).toEqual(then);
      const heads = await opened(signed);
      const positions = heads.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
      const kept = await owner.query<{ note: string }>('select note from log.heads order by position');
      expect(kept.rows.map(({ note }) => note)).toEqual(signed);

      const exported = join(folder, 'record.jsonl');
      expect(await audit(['export', '--out', exported], database.ownerUrl, sealDir())).toMatchObject({ code: 0 });
      const byItself = (sealed: string) => standAlone([exported, '--sealed', sealed, '--key', key]);
      expect(await byItself(lane)).toEqual({ code: 0, text: expect.stringContaining(`the ledger agrees up to ${last}`) as string }); // prettier-ignore
      expect(await byItself(join(folder, 'at-a-kill/lane-0'))).toMatchObject({ code: 0 });
      const other = join(folder, 'other.jsonl');
      await writeFile(
        other,
        (await readFile(exported, 'utf8')).replace('"type":"ChatAccepted"', '"type":"ChatJoined"'),
      );
      expect(await standAlone([other, '--sealed', lane, '--key', key])).toMatchObject({ code: 1 });
    },
    patience,
  );

  async function opened(all: readonly string[]): Promise<Head[]> {
    const seals = await SealFolder.open(sealDir(), 0, 'read');
    const key = await seals.key();
    await seals.close();
    return Promise.all(all.map((note) => openHead(note, key, checkSignature)));
  }

  it('I1, I2: each acknowledged message stands in the record and in its thread once, and no other', async () => {
    const { acknowledged, complaints, resent } = talk;
    expect(complaints).toEqual([]);
    expect(resent).toBeGreaterThan(0);
    const sent = acknowledged.map(({ id }) => id).sort();
    const posted = await owner.query<{ id: string }>(
      `select command_id id from log.events where type = 'MessagePosted' and command_id = any($1) order by 1`,
      [sent],
    );
    expect(posted.rows.map(({ id }) => id)).toEqual(sent);
    const shown = await owner.query<{ text: string }>(
      `select body ->> 'text' as text from view.member_thread where body ->> 'text' like 'The message %' order by 1`,
    );
    expect(shown.rows.map(({ text }) => text)).toEqual(acknowledged.map(({ text }) => text).sort());
  });
});
