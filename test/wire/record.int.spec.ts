import { createHash, createPublicKey, verify } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ChatProof } from '#libs/contracts';
import { audit, buildTools } from '../record/record-rig';
import { tamper } from '../record/tampering';
import { until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { type EventLine, leafOf, linkOf, rootOf } from './proof-by-hand';
import { LogBook, post } from './wire-world';

interface Ready {
  readonly status: 'ok' | 'degraded';
  readonly alarms?: readonly string[];
}

describe('A4: the record over the wire', () => {
  let parley: TestParley;
  let log: LogBook;
  let staff: Record<'auditor' | 'supervisor' | 'alice', Account>;
  let guest: Guest;
  let chat: string;
  /** The server's clock stands still and is moved by hand: nothing is signed before it is to be. */
  let now = Date.now();
  beforeAll(async () => {
    buildTools();
    parley = await parleyInProcess(1, { clock: { now: () => now } });
    log = await LogBook.open(parley);
    const { office } = parley;
    const [auditor, supervisor] = [await office.hire('auditor'), await office.hire('supervisor')];
    staff = { auditor, supervisor, alice: await office.hire() };
    guest = await office.guest();
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello?' }))['chat']);
    await office.command(staff.alice, 'chat.accept', {}, chat);
    await office.command(staff.alice, 'message.post', { text: 'Good morning' }, chat);
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  const get = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${parley.office.base()}${path}`)).json()) as T;
  const alarms = async (): Promise<readonly string[]> => (await get<Ready>('/health/ready')).alarms ?? [];
  async function gauge(name: string): Promise<number> {
    const text = await (await fetch(`${parley.office.base()}/metrics`)).text();
    return Number(new RegExp(`^parley_record_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }
  const signed = async (): Promise<number> =>
    Number((await log.rows<{ at: string | null }>('select max(position) at from log.heads'))[0]?.at ?? 0);
  /** The ledger has it; who signs has taken it. */
  const noted = (position: number) =>
    until(() => stat(join(parley.sealDir, 'lane-0/ledger-000000.bin')).then(({ size }) => size >= position * 40, () => false)); // prettier-ignore
  /** Everything that is recorded is under a signed head. */
  async function sealed(): Promise<void> {
    const head = await log.head();
    await noted(head);
    now += 5_000;
    await until(async () => (await signed()) >= head);
  }
  const say = (text: string) => parley.office.command(guest, 'message.post', { text }, chat);
  const ask = (who: Account | Guest, body: object) =>
    post(parley.office, who, 'query', { v: 1, type: 'history.proof', body });
  const opened = async (): Promise<number> =>
    (await log.rows(`select from log.events where type = 'HistoryOpened'`)).length;

  it('anybody gets the public key, and the heads are signed with it', async () => {
    await sealed();
    const key = await get<Record<string, string>>('/api/record/key');
    const [head] = await log.rows<{ note: string; key_id: string }>('select note, key_id from log.heads order by position desc limit 1'); // prettier-ignore
    const [body = '', signature = ''] = head!.note.split('\n\n');
    const [, name, encoded = ''] = signature.trim().split(' ');
    const raw = Buffer.from(key['publicKey']!, 'base64');
    const id = createHash('sha256').update(`${name}\n\u0001`).update(raw).digest('hex').slice(0, 8);
    expect(key).toMatchObject({ algorithm: 'Ed25519', origin: name, verifierKey: `${name}+${id}+${Buffer.concat([Buffer.of(1), raw]).toString('base64')}` }); // prettier-ignore
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } }); // prettier-ignore
    const bytes = Buffer.from(encoded, 'base64');
    expect(bytes.subarray(0, 4).toString('hex')).toBe(id);
    expect(verify(null, Buffer.from(`${body}\n`), publicKey, bytes.subarray(4))).toBe(true);
    expect(verify(null, Buffer.from(`${body}\n `), publicKey, bytes.subarray(4))).toBe(false);
  });

  it('history.proof: each fact of a chat is in the signed tree, computed by hand from the bytes of the answer', async () => {
    await sealed();
    const { body } = await ask(staff.auditor, { chat });
    const proof = body['result'] as ChatProof;
    expect(proof).toMatchObject({ total: 4, end: true, altered: null });
    const [, size = '', root] = proof.head!.split('\n');
    for (const { line, previous, path } of proof.events) {
      const event = JSON.parse(line) as EventLine;
      const leaf = leafOf(event);
      expect(linkOf(event, previous, leaf)).toBe(event.hash);
      expect(rootOf(leaf, event.position - 1, Number(size), path!)).toBe(root);
      const other = leafOf({ ...event, actorId: crypto.randomUUID() });
      expect(rootOf(other, event.position - 1, Number(size), path!)).not.toBe(root);
      expect(rootOf(leaf, event.position, Number(size), path!)).not.toBe(root);
    }
    const stored = await log.rows<{ hash: string }>(`select encode(hash, 'hex') hash from log.events where stream_id = $1 order by position`, [chat]); // prettier-ignore
    const told = proof.events.map(({ line }) => JSON.parse(line) as EventLine);
    expect(told.filter(({ streamId }) => streamId === chat).map(({ hash }) => hash)).toEqual(stored.map(({ hash }) => hash)); // prettier-ignore
  });

  it('a fact that is not sealed yet has no path, and gets one in the next head', async () => {
    await say('one more');
    const { body } = await ask(staff.auditor, { chat });
    expect((body['result'] as ChatProof).events.at(-1)?.path).toBeNull();
    await sealed();
    const later = (await ask(staff.auditor, { chat })).body['result'] as ChatProof;
    expect(later.events.at(-1)?.path).not.toBeNull();
    expect(later.altered).toBeNull();
  });

  it('A1: the look is recorded before a byte of it goes out', async () => {
    const before = await opened();
    const client = new Client({ connectionString: parley.database.ownerUrl });
    await client.connect();
    await client.query('begin; select pg_advisory_xact_lock(1348563564, 0)');
    let isAnswered = false;
    const asking = ask(staff.auditor, { chat }).finally(() => (isAnswered = true));
    const waits = `select from pg_locks where locktype = 'advisory' and classid = 1348563564 and not granted`;
    await until(async () => (await log.rows(waits)).length > 0);
    expect(isAnswered).toBe(false);
    await client.query('rollback');
    await client.end();
    expect((await asking).status).toBe(200);
    expect(await opened()).toBe(before + 1);
    expect(await log.rows(`select data from log.events where type = 'HistoryOpened' order by position desc limit 1`)).toEqual([{ data: { reader: staff.auditor.id, chat } }]); // prettier-ignore
  });

  it('is refused to operators, supervisors and visitors, and for what is no chat, without a trace', async () => {
    const head = await log.atRest();
    for (const who of [staff.alice, staff.supervisor, guest])
      expect((await ask(who, { chat })).body).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    for (const nobody of [crypto.randomUUID(), staff.alice.id, guest.visitor])
      expect((await ask(staff.auditor, { chat: nobody })).body).toMatchObject({ code: 'NOT_FOUND' });
    const malformed = [
      {},
      { chat: 'x' },
      { chat, after: -1 },
      { chat, after: 0.5 },
      { chat, after: '1' },
      { chat, to: 3 },
    ];
    for (const body of malformed)
      expect((await ask(staff.auditor, body)).body).toMatchObject({ ok: false, code: 'BAD_FIELD' });
    expect(await log.head()).toBe(head);
  });

  it('after the last fact of the chat there is nothing, and that is the end', async () => {
    const { body } = await ask(staff.auditor, { chat, after: 9_000_000 });
    expect(body['result']).toMatchObject({ events: [], end: true, altered: null });
  });

  it('a folder that cannot be written to raises the alarm, and so does a fact that waits too long; both end with it', async () => {
    await sealed();
    await until(async () => (await alarms()).length === 0);
    expect([await gauge('alarms'), await gauge('sealed_position')]).toEqual([0, await log.head()]);
    const [folder, aside] = [join(parley.sealDir, 'lane-0'), join(parley.sealDir, 'aside')];
    await rename(folder, aside);
    await writeFile(folder, 'no folder');
    await say('nobody vouches for this');
    now += 5_000;
    await until(async () => (await alarms()).includes('record-not-sealed'));
    expect(await alarms()).toEqual(['record-not-sealed']);
    now += 30_000;
    expect(await get('/health/ready')).toEqual({ status: 'degraded', alarms: ['record-late', 'record-not-sealed'] });
    expect(await gauge('alarms')).toBe(2);
    expect(await gauge('unsealed_seconds')).toBeGreaterThan(30);
    expect(parley.errors.join('\n')).toContain('the record is not sealed');
    await rm(folder);
    await rename(aside, folder);
    await until(async () => (await get<Ready>('/health/ready')).status === 'ok', 20_000);
    expect([await gauge('alarms'), await gauge('sealed_position')]).toEqual([0, await log.head()]);
  });

  it('a folder that is taken away raises the alarm, also when nothing is written; it lasts until a person has looked', async () => {
    await sealed();
    await until(async () => (await alarms()).length === 0);
    const [folder, aside] = [join(parley.sealDir, 'lane-0'), join(parley.sealDir, 'taken away')];
    await rename(folder, aside);
    await until(async () => (await alarms()).includes('record-not-sealed'));
    await until(async () => (await alarms()).join() === 'record-lost', 20_000);
    expect(await gauge('alarms')).toBe(1);
    const head = await log.head();
    expect(parley.errors.filter((line) => line.includes('SIGNED HEADS ARE GONE FROM THE FOLDER'))).toEqual([
      expect.stringContaining(`it ended at 0, and a head was signed at ${head}`),
    ]);

    await say('sealed into the new folder');
    await sealed();
    expect(await alarms()).toEqual(['record-lost']);
    expect(await audit(['verify'], parley.database.ownerUrl, parley.sealDir)).toMatchObject({ code: 0 });
    await rm(join(folder, 'lost.txt'));
    await until(async () => (await alarms()).length === 0);
    expect(parley.lines.filter((line) => line.includes('somebody has taken note of the lost heads'))).toHaveLength(1);
  });

  it('a row that is changed before it was read again raises the alarm with its position and its kind, until it is put back', async () => {
    // What follows is signed five seconds after this, by a clock that stands
    await say('the last one that is signed');
    await sealed();
    await say('as it was said');
    await say('and one after it');
    const head = await log.head();
    await noted(head);
    expect(await signed()).toBeLessThan(head - 1);
    const owner = new Client({ connectionString: parley.database.ownerUrl });
    await owner.connect();
    const [actor] = await log.rows<{ id: string }>(`select actor_id id from log.events where position = ${head - 1}`);
    const setActor = (id: string) =>
      tamper(owner, `update log.events set actor_id = '${id}' where position = ${head - 1}`);
    await setActor(crypto.randomUUID());
    expect(await alarms()).not.toContain('record-changed');
    now += 5_000;
    await until(async () => (await alarms()).includes('record-changed'));
    expect([await alarms(), await gauge('alarms')]).toEqual([['record-changed'], 1]);
    expect(parley.errors.join('\n')).toContain(`envelope changed at ${head - 1}`);
    expect(await ask(staff.auditor, { chat })).toMatchObject({ body: { result: { altered: head - 1 } } });

    await say('signed after what was changed');
    await sealed();
    expect(await alarms()).toEqual(['record-changed']);
    await setActor(String(actor?.id));
    await owner.end();
    now += 30_000;
    await until(async () => (await alarms()).length === 0);
    expect(parley.lines.filter((line) => line.includes('the record holds again'))).toHaveLength(1);
    await until(async () => (await gauge('verified_position')) === (await log.head()));
  });
});
