import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notesOf } from '#libs/record';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { audit, buildTools, connected, type Ended, standAlone, withCopy } from './record-rig';
import { type Places, tamper, tamperings } from './tampering';

describe('A4: who owns the database cannot change the record unseen', () => {
  let parley: TestParley;
  let places: Places;
  let folder: string;
  let sealDir: string;
  let key: string;

  const url = (): string => parley.database.ownerUrl;
  const sealed = (): string => join(sealDir, 'lane-0');
  async function exportOf(databaseUrl: string, name: string): Promise<string> {
    const path = join(folder, `${name}.jsonl`);
    const { code, text } = await audit(['export', '--out', path], databaseUrl, sealDir);
    if (code !== 0) throw new Error(text);
    return path;
  }
  const check = (path: string, withKey = key): Promise<Ended> =>
    standAlone([path, '--sealed', sealed(), '--key', withKey]);

  beforeAll(async () => {
    buildTools();
    parley = await parleyInProcess();
    const { office } = parley;
    const operator = await office.hire();
    for (let i = 0; i < 5; i++) {
      const guest = await office.guest();
      const { chat } = await office.command(guest, 'chat.start', { text: `hello ${i}` });
      await office.command(operator, 'chat.accept', {}, String(chat));
      await office.command(guest, 'message.post', { text: 'is the green one in stock?' }, String(chat));
    }
    for (const node of parley.nodes) await node.close();
    folder = await mkdtemp(join(tmpdir(), 'parley-record-'));
    sealDir = join(folder, 'seal');
    await cp(parley.sealDir, sealDir, { recursive: true });
    key = (await readFile(join(sealed(), 'key.pub'), 'utf8')).trim();
    places = await connected(url(), async (client) => {
      const { rows } = await client.query<{ head: string; sealed: string }>(
        `select (select max(position) from log.heads) as head,
          (select max(position) from log.events where sealed is not null and position < 30) as sealed`,
      );
      return { middle: 20, sealed: Number(rows[0]?.sealed), head: Number(rows[0]?.head) };
    });
  });
  afterAll(async () => {
    await parley.database.drop();
    for (const path of [folder, parley.sealDir]) await rm(path, { recursive: true, force: true });
  });

  it('holds as long as nobody touched it', async () => {
    expect(await audit(['verify', '--key', key], url(), sealDir)).toMatchObject({ code: 0 });
    const answer = await check(await exportOf(url(), 'untouched'));
    expect(answer.text).toContain(`vouch for all up to ${places.head}`);
    expect(answer.code).toBe(0);
  });

  it.each(tamperings)('names $what: $kind', async ({ what, kind, sql, at }) => {
    await withCopy(url(), async (copy) => {
      await connected(copy, (owner) => tamper(owner, sql(places)));
      const fromDatabase = await audit(['verify', '--key', key], copy, sealDir);
      const fromExport = await check(await exportOf(copy, what.replaceAll(/\W/g, '-')));
      for (const { code, text } of [fromDatabase, fromExport]) {
        expect(text).toMatch(new RegExp(`CHANGED at positions? ${at(places)}\\b.*: ${kind}`));
        expect(code).toBe(1);
      }
    });
  });

  it('is blind to a tail that nobody had sealed yet, and says how far it sees', async () => {
    await withCopy(url(), async (copy) => {
      await connected(copy, (owner) => tamper(owner, `
        insert into log.events select lane, position + 1, gen_random_uuid(), 1, gen_random_uuid(), type, schema_version,
          command_id, command_seq, correlation_id, causation_id, actor_kind, actor_id, key_ref, occurred_at, recorded_at,
          data, sealed, hash from log.events order by position desc limit 1`)); // prettier-ignore
      expect(await audit(['verify', '--key', key], copy, sealDir)).toMatchObject({ code: 1 });
      await connected(copy, (owner) => owner.query(`delete from log.events where position > ${places.head}`));
      const { code, text } = await audit(['verify', '--key', key], copy, sealDir);
      expect([code, text]).toEqual([0, expect.stringContaining(`(1 to ${places.head})`)]);
    });
  });

  it('notices a signed head that was changed in the database', async () => {
    await withCopy(url(), async (copy) => {
      await connected(copy, async (owner) => {
        await owner.query('alter table log.heads disable trigger user');
        await owner.query(`update log.heads set note = replace(note, 'lane 0', 'lane 1')`);
      });
      const { code, text } = await audit(['verify', '--key', key], copy, sealDir);
      expect([code, text]).toEqual([1, expect.stringContaining('head mismatch')]);
    });
  });

  it('notices a head in the database that no folder has: copied to another place, of another log, or forged', async () => {
    await withCopy(url(), async (copy) => {
      const verdicts = await connected(copy, async (owner) => {
        const told: Ended[] = [];
        const last = `select note from log.heads order by position desc limit 1`;
        await owner.query('alter table log.heads disable trigger user');
        for (const change of [
          `note`,
          `replace(note, 'parley/', 'parley/0')`,
          `regexp_replace(note, '\n[0-9]+\n', E'\n10\n')`,
        ]) {
          await owner.query(`insert into log.heads select lane, 10, hash, signed_at, key_id, ${change} from log.heads where note = (${last})`); // prettier-ignore
          told.push(await audit(['verify', '--key', key], copy, sealDir));
          await owner.query('delete from log.heads where position = 10');
        }
        return told;
      });
      for (const { code, text } of verdicts)
        expect([code, text]).toEqual([1, expect.stringContaining('CHANGED at position 10: head mismatch')]);
    });
  });

  it('a head that was signed and is met by the log is no change, even if this folder lacks it; a cut tail it names', async () => {
    const day = (await readdir(sealed())).filter((name) => name.startsWith('heads-')).at(-1) ?? '';
    const other = join(folder, 'older');
    await cp(sealDir, other, { recursive: true });
    const [first = ''] = notesOf(await readFile(join(sealed(), day), 'utf8'));
    const at = Number(first.split('\n')[1]);
    expect(at).toBeLessThan(places.head);
    await writeFile(join(other, 'lane-0', day), first);
    for (const name of ['ledger', 'hints'])
      await truncate(join(other, `lane-0/${name}-000000.bin`), at * (name === 'ledger' ? 40 : 8));
    const whole = await audit(['verify', '--key', key], url(), other);
    expect([whole.code, whole.text]).toEqual([
      0,
      expect.stringMatching(/heads in log.heads hold and are not in this folder/),
    ]);
    await withCopy(url(), async (copy) => {
      await connected(copy, (owner) => tamper(owner, `delete from log.events where position >= ${places.head}`));
      const { code, text } = await audit(['verify', '--key', key], copy, other);
      expect([code, text]).toEqual([
        1,
        expect.stringMatching(new RegExp(`CHANGED at position ${places.head}: tail cut`)),
      ]);
    });
  });

  it('proves that one event is in the last signed head, without another event', async () => {
    const { code, text } = await audit(['prove', '--position', '20'], url(), sealDir);
    expect([code, text]).toEqual([0, expect.stringContaining('"position": 20')]);
  });

  describe('has one clear answer and exit code 2 for what it cannot use', () => {
    it.each([
      [['verify', '--from', '0'], 'positions begin at 1'],
      [['verify', '--to', '-3'], '--to'],
      [['verify', '--from', 'x'], 'must be a number'],
      [['verify', '--to', '99999999'], 'the log ends at'],
      [['prove', '--position', '99999999'], 'the log ends at'],
      [['verify', '--sealed', '/nowhere'], 'nothing was sealed into this folder'],
      [['verify', '--key', 'nonsense'], 'no verifier key'],
      [['verify', '--what'], '--what'],
      [['export'], '--out'],
      [['sing'], 'npm run audit'],
    ])('%j', async (args, message) => {
      const { code, text } = await audit(args, url(), sealDir);
      expect([code, text]).toEqual([2, expect.stringContaining(message)]);
    });

    it('the public key of somebody else, or of another log', async () => {
      const [name = '', , bytes = ''] = key.split('+');
      const other = `${name}+00000000+${bytes}`;
      expect(await check(await exportOf(url(), 'other-key'), other)).toMatchObject({ code: 2 });
      const golang = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
      const { code, text } = await check(join(folder, 'other-key.jsonl'), golang);
      expect([code, text]).toEqual([2, expect.stringContaining('another key, or another log')]);
    });

    it('an export that was broken off half-way, and a line that is none', async () => {
      const whole = await readFile(await exportOf(url(), 'whole'), 'utf8');
      const lines = whole.split('\n');
      const spoiled: [string, string][] = [
        [lines.slice(0, 20).join('\n'), 'the export was broken off'],
        [`${lines.slice(0, 20).join('\n')}\n`, 'the export was broken off'],
        [whole.slice(0, whole.length / 2), 'this is no JSON'],
        [whole.replace('"streamVersion":', '"streamVersion":"x'), 'line 2: this is no JSON'],
      ];
      for (const [text, message] of spoiled) {
        const path = join(folder, 'spoiled.jsonl');
        await writeFile(path, text);
        expect(await check(path)).toEqual({ code: 2, text: expect.stringContaining(message) });
      }
    });
  });
});
