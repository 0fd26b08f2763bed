import { chainHash, genesisHash, leafHash, PostgresEventStore } from '#libs/event-store';
import { Pool } from 'pg';
import { audit, buildTools } from '../record/record-rig';
import { until } from '../support/line';
import type { Account } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { plant, type Planted, planted, words, wordsFound, wordsIn } from './planted-words';
import { headersOf, LogBook, post } from './wire-world';

interface Staff {
  readonly admin: Account;
  readonly operator: Account;
  readonly other: Account;
  readonly auditor: Account;
}

describe('A5: erasing a visitor', () => {
  let parley: TestParley;
  let log: LogBook;
  let staff: Staff;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    log = await LogBook.open(parley);
    const { office } = parley;
    staff = { admin: await office.admin(), operator: await office.hire(), other: await office.hire(), auditor: await office.hire('auditor') }; // prettier-ignore
    await office.staffLine(staff.other);
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  const erase = (visitor: string) => parley.office.tryCommand(staff.admin, 'visitor.erase', { visitor });
  const found = () => wordsFound(parley.database, parley.sealDir, parley.lines);
  const facts = (type: string, visitor: string) =>
    log.rows<{ data: Record<string, unknown> }>('select data from log.events where type = $1 and stream_id = $2', [type, visitor]); // prettier-ignore
  const isErased = async (visitor: string) => (await facts('VisitorErased', visitor)).length === 1;

  async function plantAll(): Promise<Planted> {
    const one = await plant(parley.office, staff.operator, staff.other);
    const hold = { visitor: one.guest.visitor, reason: planted.reason };
    await parley.office.command(staff.admin, 'visitor.hold', { ...hold, held: true });
    await parley.office.command(staff.admin, 'visitor.hold', { ...hold, held: false });
    return one;
  }

  it('takes every planted word out of both databases, the files and the lines of the log, and counts what it did', async () => {
    const { guest, chats } = await plantAll();
    expect(words.length).toBeGreaterThanOrEqual(50);
    // The views hold what a screen shows; the reasons of holds are shown nowhere.
    const shown = words.filter((word) => word !== planted.reason && word !== planted.note);
    await until(async () => (await found()).length >= shown.length);

    expect((await erase(guest.visitor)).body).toMatchObject({ ok: true });
    await until(() => isErased(guest.visitor));
    expect(await found()).toEqual([]);
    const [erased] = await facts('VisitorErased', guest.visitor);
    const [{ sealed } = { sealed: 0 }] = await log.rows<{ sealed: number }>(
      'select count(*)::int as sealed from log.events where stream_id = any($1) and sealed is not null',
      [[guest.visitor, ...chats]],
    );
    expect(erased?.data).toEqual({ visitor: guest.visitor, chats: 2, facts: sealed, tokens: 1 });
    expect(sealed).toBeGreaterThan(40);
  }, 60_000);

  it('nothing that is asked for afterwards has a word: exports of each kind, replay, history, the command line', async () => {
    const { guest, chats } = await plantAll();
    const then = await log.rows<{ at: Date }>(`select recorded_at at from log.events where stream_id = $1 and type = 'MessagePosted' order by position`, [chats[0]]); // prettier-ignore
    const [chat = '', second = ''] = chats;
    const [, early] = then.map(({ at }) => at.getTime());
    const viewers = ['visitor', 'everybody', staff.operator.id];
    const paths = [...viewers.flatMap((viewer) => ['html', 'text'].map((as) => `${chat}?as=${as}&viewer=${viewer}`)), `${chat}?as=jsonl`, `${second}?as=text`, 'chats', `chats?visitor=${guest.visitor}`]; // prettier-ignore
    const asked = [
      ...chats.flatMap((one) => ['history.chat', 'history.replay', 'history.waits', 'history.proof'].map((type) => [type, { chat: one }] as const)), // prettier-ignore
      ['history.board', { at: early }] as const,
      ['history.search', { visitor: guest.visitor }] as const,
    ];
    const { office } = parley;
    const exported = async (path: string): Promise<string> => {
      const answer = await fetch(`${office.base()}/api/export/${path}`, { headers: headersOf(office, staff.auditor) });
      return answer.ok ? answer.text() : Promise.reject(new Error(`${path}: ${answer.status}`));
    };
    const answered = async (type: string, body: object): Promise<string> => {
      const { body: answer, text } = await post(office, staff.auditor, 'query', { v: 1, type, body });
      return answer['ok'] === true ? text : Promise.reject(new Error(`${type}: ${text}`));
    };
    buildTools();
    const keys = { KEYS_DATABASE_URL: parley.database.keysUrl, PARLEY_MASTER_KEY: parley.masterKey };
    const run = async (...args: string[]): Promise<string> => {
      const { code, text } = await audit(args, parley.database.ownerUrl, parley.sealDir, keys);
      return code === 0 ? text : Promise.reject(new Error(text));
    };
    const commands = [['export', chat], ['export', chat, '--as', 'jsonl'], ['replay', chat], ['board', '--at', new Date(early ?? 0).toISOString()], ['tail', '--from', '1']]; // prettier-ignore
    const overTheWire = async (): Promise<string[]> => [
      ...(await Promise.all(paths.map(exported))),
      ...(await Promise.all(asked.map(([type, body]) => answered(type, body)))),
    ];
    expect(wordsIn((await overTheWire()).join('\n')).length).toBeGreaterThan(50);

    await erase(guest.visitor);
    await until(() => isErased(guest.visitor));
    const names = [...paths, ...asked.map(([type]) => type), ...commands.map(([name]) => name)];
    const everything = [...(await overTheWire()), ...(await Promise.all(commands.map((args) => run(...args))))];
    const told = everything.map((text, i) => [names[i], wordsIn(text)]);
    expect(told).toEqual(names.map((name) => [name, []]));
    const bundle = await exported(`${chat}?as=bundle`);
    expect(wordsIn(bundle)).toEqual([]);
    expect(/"key":"/.exec(bundle)).toBeNull();
    expect(bundle).toContain('"key":null');
  }, 60_000);

  it('leaves the structure: both threads have every row, with labelled holes, also in the feeds that were frozen', async () => {
    const { guest, chats } = await plantAll();
    const before = await log.rows<{ n: number }>('select n from view.member_thread where feed = $1', [chats[0]]);
    await erase(guest.visitor);
    await until(() => isErased(guest.visitor));
    for (const table of ['member_thread', 'visitor_thread']) {
      const rows = await log.rows<{ body: { kind: string; text?: unknown } }>(
        `select body from view.${table} where feed = $1 order by n`,
        [chats[0]],
      );
      const messages = rows.filter(({ body }) => body.kind === 'message');
      expect(messages.length).toBeGreaterThan(25);
      for (const { body } of messages) expect(body.text).toEqual({ erased: true });
      if (table === 'member_thread') expect(rows).toHaveLength(before.length);
    }
  }, 60_000);

  it('keeps the proof: every leaf and link of the chain computes as before', async () => {
    const pool = new Pool({ connectionString: parley.database.appUrl });
    const store = new PostgresEventStore({ pool, connect: () => Promise.reject(new Error('only read')) });
    try {
      let hash = genesisHash(0);
      const events = await store.readAll(0, 100_000);
      for (const event of events) {
        hash = chainHash(hash, event, leafHash(event));
        expect({ position: event.position, hash: event.hash }).toEqual({ position: event.position, hash });
      }
      expect(events.some(({ type }) => type === 'VisitorErased')).toBe(true);
    } finally {
      await pool.end();
    }
  }, 60_000);

  it('ends the token: the visitor is a stranger on every node, and a copy of the command changes nothing', async () => {
    const { guest } = await plantAll();
    await erase(guest.visitor);
    await until(() => isErased(guest.visitor));
    const answer = await post(parley.office, guest, 'cmd', {});
    expect(answer.status).toBe(401);
    const head = await log.atRest();
    expect((await erase(guest.visitor)).body).toMatchObject({ ok: true });
    const hold = { visitor: guest.visitor, held: true, reason: 'too late' };
    const refused = await parley.office.tryCommand(staff.admin, 'visitor.hold', hold);
    expect([refused.body['ok'], await log.head()]).toEqual([false, head]);
  }, 60_000);

  it('is refused while a chat is open, while the visitor is held, and of somebody nobody knows', async () => {
    const { office } = parley;
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text: 'hello' });
    expect((await erase(guest.visitor)).body).toMatchObject({ code: 'CONFLICT', detail: { why: 'chat-open' } });
    await office.command(staff.operator, 'chat.accept', {}, String(chat));
    await office.command(staff.operator, 'visitor.kick', {}, String(chat));
    await office.command(staff.operator, 'chat.leave', {}, String(chat));
    await office.command(staff.admin, 'visitor.hold', { visitor: guest.visitor, held: true, reason: 'a court asked' });
    expect((await erase(guest.visitor)).body).toMatchObject({ code: 'CONFLICT', detail: { why: 'held' } });
    for (const nobody of [crypto.randomUUID(), staff.admin.id, String(chat)])
      expect((await erase(nobody)).body).toMatchObject({ code: 'NOT_FOUND' });
    const hold = { visitor: String(chat), held: true, reason: 'a court asked' };
    expect((await office.tryCommand(staff.admin, 'visitor.hold', hold)).body).toMatchObject({ code: 'NOT_FOUND' });
  }, 60_000);

  it('the digest of what an operator wrote dies too: only the id is left to tell a resend by', async () => {
    const { office } = parley;
    const guest = await office.guest();
    const chat = String((await office.command(guest, 'chat.start', { text: 'hello' }))['chat']);
    await office.command(staff.operator, 'chat.accept', {}, chat);
    const message = { v: 1, id: crypto.randomUUID(), type: 'message.post', chat, body: { text: 'Dear Hannah' } };
    const other = { ...message, body: { text: 'Dear Anna' } };
    await post(office, staff.operator, 'cmd', message);
    expect((await post(office, staff.operator, 'cmd', other)).body).toMatchObject({ code: 'ID_REUSED' });
    await office.command(staff.operator, 'visitor.kick', {}, chat);
    await office.command(staff.operator, 'chat.leave', {}, chat);
    await erase(guest.visitor);
    await until(() => isErased(guest.visitor));
    // Nobody can test a guess at the words against the receipt any more.
    expect((await post(office, staff.operator, 'cmd', other)).body).toMatchObject({ ok: true, dup: true });
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
