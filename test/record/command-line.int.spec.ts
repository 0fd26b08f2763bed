import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Account } from '../support/office';
import { until } from '../support/line';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { audit, buildTools, type Ended, standAlone } from './record-rig';

describe('the record at a terminal, while Parley runs', () => {
  let parley: TestParley;
  let owner: pg.Client;
  let folder: string;
  let alice: Account;
  let chat: string;
  let whileWaiting: string;

  beforeAll(async () => {
    buildTools();
    parley = await parleyInProcess();
    owner = new pg.Client({ connectionString: parley.database.ownerUrl });
    await owner.connect();
    folder = await mkdtemp(join(tmpdir(), 'parley-terminal-'));
    const { office } = parley;
    alice = await office.hire();
    const guest = await office.guest();
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello', fields: { name: 'Hannah' } }))['chat']); // prettier-ignore
    const { rows } = await owner.query<{ at: Date }>('select max(recorded_at) at from log.events');
    whileWaiting = new Date((rows[0]?.at.getTime() ?? 0) + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await office.command(alice, 'chat.accept', {}, chat);
    await office.command(alice, 'message.post', { text: 'Good morning' }, chat);
    await until(async () => (await owner.query(`select from history.chats where status = 'active'`)).rowCount === 1);
  }, 90_000);
  afterAll(async () => {
    await owner.end();
    await parley.close();
    await rm(folder, { recursive: true, force: true });
  });

  function run(...args: string[]): Promise<Ended> {
    const { database, sealDir, masterKey } = parley;
    const keys = { KEYS_DATABASE_URL: database.keysUrl, PARLEY_MASTER_KEY: masterKey };
    return audit(args, database.ownerUrl, sealDir, keys);
  }

  it('A3: board tells the dashboard as it stood', async () => {
    const { code, text } = await run('board', '--at', whileWaiting);
    expect(code).toBe(0);
    expect(text).toMatch(/Open chats: 1\n {2}waiting .*Hannah.*Hello/);
    const json = JSON.parse((await run('board', '--at', whileWaiting, '--json')).text) as { rows: { chat: string }[] };
    expect(json.rows.map((row) => row.chat)).toEqual([chat]);
  });

  it('A2: replay tells a chat fact by fact, and each screen at a moment', async () => {
    const whole = await run('replay', chat);
    expect(whole.code).toBe(0);
    expect(whole.text).toMatch(/ChatStarted .*\n[^]*ChatAccepted .*\n[^]*MessagePosted .*: Good morning/);
    const then = await run('replay', chat, '--at', whileWaiting);
    expect(then.text).toContain('Hannah');
    expect(then.text).not.toContain('Good morning');
  });

  it('A7: export hands out what the server does; a file that is there is not written over', async () => {
    const path = join(folder, 'chat.html');
    expect((await run('export', chat)).text).toContain('Good morning');
    expect((await run('export', chat, '--as', 'jsonl')).text.split('\n')[0]).toContain('"type":"ChatStarted"');
    expect(await run('export', chat, '--as', 'bundle', '--out', path)).toMatchObject({ code: 0, text: '' });
    const key = (await readFile(join(parley.sealDir, 'lane-0/key.pub'), 'utf8')).trim();
    expect(await standAlone([path, '--key', key])).toMatchObject({ code: 0 });
    expect(await run('export', chat, '--as', 'html', '--out', path)).toMatchObject({ code: 2 });
  }, 30_000);

  it('tail and streams show structure; words stay sealed', async () => {
    const tail = await run('tail', '--from', '1');
    expect(tail.code).toBe(0);
    expect(tail.text).toMatch(/^ +1 {2}\S+Z {2}\w+/);
    expect(tail.text).toContain('[sealed]');
    expect(tail.text).not.toMatch(/Good morning|Hannah/);
    const streams = await run('streams', '--kind', 'chat');
    expect(streams.text.trim().split('\n')).toEqual([expect.stringContaining(chat) as string]);
  });

  it('A6: rebuild tells that nothing differed, or heals what did', async () => {
    expect(await run('rebuild', 'all')).toMatchObject({ code: 0, text: expect.stringContaining('byte for byte') as string }); // prettier-ignore
    await owner.query(`update view.dashboard set body = '{}'`);
    const healed = await run('rebuild', 'dashboard');
    expect(healed).toMatchObject({ code: 1, text: expect.stringMatching(/dashboard .*: different\n1 rows differed/) as string }); // prettier-ignore
    await owner.query(`delete from history.words`);
    const history = await run('rebuild', 'history');
    expect(history).toMatchObject({ code: 1, text: expect.stringMatching(/words .*: missing\n2 rows differed/) as string }); // prettier-ignore
  }, 30_000);

  it('records nothing of its own readings: whoever runs it owns the record', async () => {
    const head = async () => (await owner.query<{ n: string }>('select count(*) n from log.events where type like $1', ['%Opened'])).rows; // prettier-ignore
    const before = await head();
    await run('replay', chat);
    expect(await head()).toEqual(before);
  });

  it.each([
    [['board'], 'board needs --at TIME.'],
    [['board', '--at', 'noon'], '"noon" is no moment'],
    [['board', '--at', '2001-01-01'], 'the record begins after 2001-01-01T00:00:00.000Z.'],
    [['board', '--at', '2999-01-01'], 'has not come yet.'],
    [['replay', '4821'], '"4821" is not the id of a chat.'],
    [['replay', '01890000-0000-7000-8000-000000000001'], 'the record has no chat 01890000'],
    [['export', '01890000-0000-7000-8000-000000000001'], 'the record has no chat 01890000'],
    [['export', '01890000-0000-7000-8000-000000000001', '--as', 'pdf'], '--as pdf: it is one of html, text'],
    [['tail', '--from', '0'], '--from 0: positions begin at 1.'],
    [['tail', '--from', '99999999'], '--from 99999999: the log ends at'],
    [['streams', '--kind', 'ticket'], '--kind ticket: it is one of chat, reading'],
    [['rebuild', 'everything'], 'rebuild needs one view ('],
    [['tail', '--nothing'], "Unknown option '--nothing'"],
  ])('%j is answered with one clear sentence', async (args, sentence) => {
    const { code, text } = await run(...args);
    expect(text).toContain(sentence);
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('--help tells all commands and ends well', async () => {
    const { code, text } = await run('rebuild', '--help');
    for (const name of ['verify', 'rebuild', 'board', 'replay', 'export', 'tail', 'streams', 'prove'])
      expect(text).toContain(`  ${name} `);
    expect(code).toBe(0);
  });
});
