import { io } from 'socket.io-client';
import WebSocket from 'ws';
import { uuidv7 } from '#libs/sync-client';
import { Line, until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });

describe('bad input is answered by one code, appends nothing, and the node lives', () => {
  let parley: TestParley;
  let operator: Account;
  let guest: Guest;
  let chat: string;
  let desk: Line;
  let shop: Line;
  beforeAll(async () => {
    parley = await parleyInProcess();
    const { office } = parley;
    [operator, guest] = [await office.hire(), await office.guest()];
    chat = String((await office.command(guest, 'chat.start', { text: 'hello' }))['chat']);
    await office.command(operator, 'chat.accept', {}, chat);
    [desk, shop] = [await office.staffLine(operator), await office.visitorLine(guest)];
    // Presence is recorded once the first sockets are there; only then the head stands still.
    await until(async () => (await head()) > 0 && (await rowsOf('presence.sockets')) === 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, 60_000);
  afterAll(() => parley.close());

  async function ask(text: string): Promise<number> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: parley.database.ownerUrl });
    await client.connect();
    try {
      return Number((await client.query<{ n: string }>(text)).rows[0]?.n ?? 0);
    } finally {
      await client.end();
    }
  }
  const head = (): Promise<number> => ask('select max(position) n from log.events');
  const rowsOf = (table: string): Promise<number> => ask(`select count(*) n from ${table}`);

  /** Sent over the socket and over HTTP: the same code, and the log stands where it stood. */
  async function refused(message: unknown, code: string, more: object = {}): Promise<void> {
    const before = await head();
    expect(await desk.ask('cmd', message)).toMatchObject({ ok: false, code, ...more });
    const over = await parley.office.http('/api/cmd', { body: message, headers: parley.office.as(operator) });
    expect(over.body).toMatchObject({ ok: false, code, ...more });
    expect(over.status).toBeGreaterThanOrEqual(400);
    expect(await head()).toBe(before);
  }
  const message = (body: unknown, more: object = {}): object => ({ v: 1, id: uuidv7(), type: 'message.post', chat, body, ...more }); // prettier-ignore
  const text = (words: unknown): object => message({ text: words });

  it.each([
    ['no envelope', null, 'BAD_ENVELOPE'],
    ['a list', [], 'BAD_ENVELOPE'],
    ['an unknown field', { v: 1, id: uuidv7(), type: 'message.post', body: {}, role: 'administrator' }, 'BAD_ENVELOPE'],
    ['a missing id', { v: 1, type: 'message.post', body: {} }, 'BAD_ENVELOPE'],
    ['an id of another form', { v: 1, id: 'x', type: 'message.post', body: {} }, 'BAD_ENVELOPE'],
    [
      'the nil id',
      { v: 1, id: '00000000-0000-0000-0000-000000000000', type: 'message.post', body: {} },
      'BAD_ENVELOPE',
    ],
    ['another version', { v: 2, id: uuidv7(), type: 'message.post', body: {} }, 'VERSION_TOO_OLD'],
    ['an unknown command', { v: 1, id: uuidv7(), type: 'chat.delete', body: {} }, 'UNKNOWN_TYPE'],
    ['a command named like a built-in', { v: 1, id: uuidv7(), type: 'constructor', body: {} }, 'UNKNOWN_TYPE'],
  ])('%s', async (_, sent, code) => {
    const before = await head();
    expect(await desk.ask('cmd', sent)).toMatchObject({ ok: false, code });
    expect(await head()).toBe(before);
  });

  it('a text that is missing, empty, blank, of another type, too long, or not well formed', async () => {
    await refused(message({}), 'BAD_FIELD', { field: 'text' });
    for (const words of [
      '',
      '   ',
      '\u200b\u200b',
      7,
      null,
      ['x'],
      { $gt: '' },
      'a\u0000b',
      '\ud800',
      'x'.repeat(4001),
    ])
      await refused(text(words), 'BAD_FIELD');
    const most = await parley.office.tryCommand(operator, 'message.post', { text: 'x'.repeat(4000) }, chat);
    expect(most.body['ok']).toBe(true);
  });

  it('unknown fields and names that reach for prototypes', async () => {
    await refused(message({ text: 'x', audience: 'members' }), 'BAD_FIELD');
    const raw = `{"v":1,"id":"${uuidv7()}","type":"message.post","chat":"${chat}","body":{"text":"x","__proto__":{"polluted":1}}}`;
    const over = await parley.office.http('/api/cmd', { raw, headers: parley.office.as(operator) });
    expect(over.body).toMatchObject({ ok: false, code: 'BAD_FIELD' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('a body nine levels deep', async () => {
    const sent = { v: 1, id: uuidv7(), type: 'chat.start', body: { context: nested(9) } };
    const over = await parley.office.http('/api/cmd', {
      body: sent,
      headers: { authorization: `Bearer ${guest.token}` },
    });
    expect(over.body).toMatchObject({ ok: false, code: 'BAD_FIELD' });
  });

  it('ids of others: a chat that is not there and one that may not be seen are answered alike', async () => {
    const stranger = await parley.office.guest();
    const foreign = await parley.office.tryCommand(stranger, 'message.post', { text: 'x' }, chat);
    const missing = await parley.office.tryCommand(stranger, 'message.post', { text: 'x' }, uuidv7());
    expect(foreign.body).toMatchObject({ code: 'NOT_FOUND' });
    const bare = (answer: typeof foreign): string => answer.text.replace(/"id":"[^"]+"/, '');
    expect(bare(foreign)).toBe(bare(missing));
  });

  it('M3: the same id again is answered from its receipt; with another body it is refused', async () => {
    const sent = { v: 1, id: uuidv7(), type: 'message.post', chat, body: { text: 'once' } };
    expect(await desk.ask('cmd', sent)).toMatchObject({ ok: true, dup: false });
    const before = await head();
    expect(await desk.ask('cmd', sent)).toMatchObject({ ok: true, dup: true });
    expect(await desk.ask('cmd', { ...sent, body: { text: 'twice' } })).toMatchObject({ ok: false, code: 'ID_REUSED' });
    expect(await head()).toBe(before);
  });

  it('a message that asks for no acknowledgement, and events that nobody knows', async () => {
    const before = await head();
    desk.socket.emit('cmd', text('unheard'));
    desk.socket.emit('shutdown', {});
    await until(() => desk.frames.filter(({ event }) => event === 'refused').length === 2);
    const codes = desk.frames
      .filter(({ event }) => event === 'refused')
      .map(({ body }) => (body as { code: string }).code);
    expect(codes.sort()).toEqual(['NO_ACK', 'UNKNOWN_EVENT']);
    expect(await desk.ask('delta', {})).toMatchObject({ ok: false, code: 'UNKNOWN_EVENT' });
    expect(await desk.ask('cmd', text('x'), 'one too many')).toMatchObject({ ok: false, code: 'BAD_ENVELOPE' });
    expect(await head()).toBe(before);
  });

  it('a frame of more than 64 KiB closes that connection and no other', async () => {
    const line = await parley.office.visitorLine(guest);
    const closed = new Promise<string>((resolve) => line.socket.on('disconnect', resolve));
    line.socket.emit('cmd', text('x'.repeat(65_537)), () => undefined);
    await closed;
    expect(await shop.ask('cmd', { v: 1 })).toMatchObject({ ok: false, code: 'BAD_ENVELOPE' });
    const over = await parley.office.http('/api/cmd', {
      raw: `{"a":"${'x'.repeat(65_537)}"}`,
      headers: parley.office.as(operator),
    });
    expect(over.status).toBe(413);
    expect(over.body).toMatchObject({ ok: false, code: 'TOO_LARGE' });
  });

  it('sync and query that are not of their form, or for feeds that are not there or not yours', async () => {
    for (const sent of [null, {}, { v: 1, epoch: null, feeds: [{ feed: 'team', seq: -1 }] }])
      expect(await desk.ask('sync', sent)).toMatchObject({ ok: false, code: 'BAD_ENVELOPE' });
    const foreign = [
      'chat:nonsense',
      `chat:${uuidv7()}`,
      `visitor:${chat}`,
      'operators',
      `me:${uuidv7()}`,
      '__proto__',
    ];
    const answer = await desk.sync(...foreign);
    expect(answer).toEqual(foreign.map((feed) => ({ feed, denied: true })));
    expect(await desk.ask('query', { v: 1, type: 'nothing', body: {} })).toMatchObject({
      ok: false,
      code: 'UNKNOWN_TYPE',
    });
    const older = { v: 1, type: 'thread.before', body: { feed: `visitor:${chat}`, before: 3 } };
    expect(await desk.ask('query', older)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });

  it.each([
    ['foreign', 'https://evil.example'],
    ['null', 'null'],
    ['of another port', 'http://127.0.0.1:1'],
    ['missing', undefined],
  ])('T05: a handshake on /staff with an Origin that is %s', async (_, origin) => {
    const extraHeaders = { cookie: operator.cookie, ...(origin === undefined ? {} : { origin }) };
    const socket = io(`${parley.office.base()}/staff`, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { csrfToken: operator.csrfToken }, extraHeaders }); // prettier-ignore
    const error = await new Promise<Error>((resolve, reject) => {
      socket.on('connect_error', resolve);
      socket.on('connect', () => reject(new Error('it was let in')));
    });
    expect(error).toBeInstanceOf(Error);
    socket.close();
  });

  it('a session that is forged, or without its CSRF token, opens no socket', async () => {
    const base = parley.office.base();
    const tries = [
      [{ csrfToken: operator.csrfToken }, operator.cookie.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))],
      [{ csrfToken: operator.csrfToken }, 'parley_session=s%3Anonsense.nonsense'],
      [{ csrfToken: '' }, operator.cookie],
      [{}, operator.cookie],
    ] as const;
    for (const [auth, cookie] of tries)
      await expect(Line.open(base, '/staff', auth, { origin: base, cookie })).rejects.toThrow('UNAUTHENTICATED');
    await expect(Line.open(base, '/visitor', { token: 'x' }, { origin: base })).rejects.toThrow('UNAUTHENTICATED');
  });

  it('frames that are no socket.io at all', async () => {
    for (const frame of [
      '',
      'Z',
      '49',
      '42/staff,["cmd"',
      '42["cmd",{}]',
      '451-["cmd",{"_placeholder":true,"num":0}]',
    ]) {
      const url = `${parley.office.base().replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
      const raw = new WebSocket(url, { headers: { origin: parley.office.base() } });
      await new Promise((resolve) => raw.on('open', resolve));
      raw.send(frame);
      await new Promise((resolve) => setTimeout(resolve, 20));
      raw.terminate();
    }
    expect((await parley.office.http('/health/live', { method: 'GET' })).body).toEqual({ status: 'ok' });
  });

  it('nothing of this was an error of the server', () => {
    expect(parley.errors).toEqual([]);
  });
});
