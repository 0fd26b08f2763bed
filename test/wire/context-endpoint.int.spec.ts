import type { ContextRow } from '#libs/contracts';
import { FakeEndpoint, json } from '../support/fake-endpoint';
import { type Line, until } from '../support/line';
import type { Account, Office } from '../support/office';
import { noLimits, parleyInProcess, type TestParley } from '../support/parley-in-process';
import { LogBook, sent } from './wire-world';

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('what a site knows of its visitor', () => {
  let parley: TestParley;
  let office: Office;
  let endpoint: FakeEndpoint;
  let log: LogBook;
  let alice: Account;
  let desk: Line;
  let well = false;
  const hanging = new Map<string, () => void>();
  beforeAll(async () => {
    parley = await parleyInProcess(1, { rates: noLimits }, { PARLEY_LOOPBACK_ENDPOINTS: '1' });
    office = parley.office;
    log = await LogBook.open(parley);
    alice = await office.hire();
    desk = await office.staffLine(alice);
    endpoint = await FakeEndpoint.open({
      '/good': json('{"plan":"gold","orders":[{"no":1},{"no":2}]}'),
      '/markup': json('{"<img src=x onerror=alert(1)>":"{{7*7}} ${x} <script>","\\u202e":"back"}'),
      '/slow': () => undefined,
      '/late': (response, { chat }) => void hanging.set(String(chat), () => json('{"late":true}')(response, {})),
      '/huge': json(JSON.stringify({ a: 'x'.repeat(17_000) })),
      '/endless': (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write('"'.repeat(1000)), 20);
        response.on('close', () => clearInterval(timer));
      },
      '/redirect': (response) => json('', 302, { location: endpoint.url('/good') })(response, {}),
      '/page': json('{"a":1}', 200, { 'content-type': 'text/html' }),
      '/broken': json('{"a":'),
      '/list': json('[1,2]'),
      '/error': json('{"a":1}', 500),
      '/deep': json(deep(9)),
      '/eight': json(deep(7)),
      '/abyss': json('['.repeat(8000) + ']'.repeat(8000)),
      '/many': json(JSON.stringify({ a: Array(600).fill(1) })),
      '/poisoned': json('{"__proto__":{"isAdmin":true}}'),
      '/nul': json('{"a":"\\u0000"}'),
      '/gone': (response) => void response.socket?.destroy(),
      '/mended': (response) => json(well ? '{"plan":"gold"}' : '', well ? 200 : 503)(response, {}),
    });
  }, 60_000);
  afterAll(async () => {
    endpoint.close();
    await log.close();
    await parley.close();
  });

  /** A chat on a site of its own, that Alice has open. */
  async function chatOn(contextEndpoint: string): Promise<{ chat: string; key: string; visitor: string }> {
    const configuration = { name: 'Shop', origins: [], accent: '#112233', greeting: '', preChatFields: [], contextEndpoint }; // prettier-ignore
    const key = String((await office.command(await office.admin(), 'site.create', { configuration }))['key']);
    const guest = await until(() => office.guest(key).then((one) => (one.token ? one : null)));
    const { chat } = await office.command(guest, 'chat.start', { text: 'hello' });
    await sent(desk, 'chat.accept', {}, String(chat));
    await desk.sync(`chat:${String(chat)}`);
    return { chat: String(chat), key, visitor: guest.visitor };
  }
  const contextOf = (chat: string): ContextRow | undefined =>
    desk.feed(`chat:${chat}`)['context:endpoint'] as ContextRow | undefined;
  const settled = (chat: string): Promise<ContextRow> =>
    until(() => (contextOf(chat)?.state === 'loading' ? null : contextOf(chat)));
  const codesOf = async (chat: string): Promise<string[]> =>
    (await log.rows<{ code: string }>(`select data ->> 'code' as code from log.events where stream_id = $1 and type = 'ContextFailed'`, [chat])).map(({ code }) => code); // prettier-ignore

  it('M4: is asked for with site key, visitor and chat, and shown as a tree', async () => {
    const { chat, key, visitor } = await chatOn(endpoint.url('/good'));
    expect(await settled(chat)).toMatchObject({ state: 'received', tree: { plan: 'gold', orders: [{ no: 1 }, { no: 2 }] } }); // prettier-ignore
    expect(endpoint.asked.at(-1)?.question).toEqual({ siteKey: key, visitor, chat });
    expect(Object.keys(endpoint.asked.at(-1)?.headers ?? {})).not.toContain('cookie');
  });

  it('M4: markup and braces are kept as the text they are', async () => {
    const { chat } = await chatOn(endpoint.url('/markup'));
    expect(await settled(chat)).toMatchObject({
      tree: { '<img src=x onerror=alert(1)>': '{{7*7}} ${x} <script>', '\u202e': 'back' },
    });
  });

  it('M4: eight levels are kept', async () => {
    expect(await settled((await chatOn(endpoint.url('/eight'))).chat)).toMatchObject({ state: 'received' });
  });

  it('M4: a late answer updates the sidebar that is open', async () => {
    const { chat } = await chatOn(endpoint.url('/late'));
    expect(await until(() => contextOf(chat))).toMatchObject({ state: 'loading' });
    (await until(() => hanging.get(chat)))();
    expect(await settled(chat)).toMatchObject({ state: 'received', tree: { late: true } });
  });

  it.each([
    ['/slow', 'timeout'],
    ['/endless', 'too-large'],
    ['/huge', 'too-large'],
    ['/redirect', 'redirected'],
    ['/page', 'not-json'],
    ['/broken', 'not-json'],
    ['/list', 'not-json'],
    ['/error', 'status'],
    ['/deep', 'too-deep'],
    ['/abyss', 'not-json'],
    ['/many', 'too-many'],
    ['/poisoned', 'not-json'],
    ['/nul', 'not-json'],
    ['/gone', 'unreachable'],
  ])('M4: %s ends in failed, and the chat goes on', async (path, code) => {
    const { chat } = await chatOn(endpoint.url(path));
    expect(await settled(chat)).toMatchObject({ state: 'failed', tree: null });
    expect(await codesOf(chat)).toEqual([code]);
    if (path === '/redirect') expect(endpoint.asked.at(-1)?.path).toBe('/redirect');
    await sent(desk, 'message.post', { text: 'still here' }, chat);
  });

  it.each(['https://10.0.0.1/', 'https://169.254.169.254/latest', 'https://[fd00::1]/', 'https://[::ffff:10.0.0.1]/'])(
    'M4: %s is never asked',
    async (address) => {
      const { chat } = await chatOn(address);
      expect(await settled(chat)).toMatchObject({ state: 'failed' });
      expect(await codesOf(chat)).toEqual(['address-refused']);
    },
  );

  it('M4: a member asks again, and it is received', async () => {
    const { chat } = await chatOn(endpoint.url('/mended'));
    expect(await settled(chat)).toMatchObject({ state: 'failed' });
    well = true;
    await sent(desk, 'context.retry', { source: 'endpoint' }, chat);
    expect(await until(() => (contextOf(chat)?.state === 'received' ? contextOf(chat) : null))).toMatchObject({ tree: { plan: 'gold' } }); // prettier-ignore
  });

  it('M4: a question that a node took along into its end is asked again by who sees it unanswered', async () => {
    const { chat } = await chatOn(endpoint.url('/good'));
    await settled(chat);
    await log.atRest();
    // As if the node had ended between the question and its answer: the log says that it is open, and nobody asks.
    await unanswered(chat);
    const before = endpoint.asked.length;
    await until(() => endpoint.asked.length > before, 40_000);
  }, 60_000);

  async function unanswered(chat: string): Promise<void> {
    await log.rows(`update view.chat_state set body = jsonb_set(body::jsonb, '{context,endpoint}', '"loading"')::json where key = $1`, [chat]); // prettier-ignore
  }

  it.each(['http://shop.example/x', 'https://user:secret@shop.example/', 'ftp://shop.example/', 'https://'])(
    '%s may not be set as an endpoint',
    async (contextEndpoint) => {
      const configuration = { name: 'Shop', origins: [], accent: '#112233', greeting: '', preChatFields: [], contextEndpoint }; // prettier-ignore
      const { body } = await office.tryCommand(await office.admin(), 'site.create', { configuration });
      expect(body).toMatchObject({ ok: false, code: 'BAD_FIELD' });
    },
  );
});

describe('without the switch for developers', () => {
  it('M4: loopback is never asked', async () => {
    const parley = await parleyInProcess();
    const endpoint = await FakeEndpoint.open({ '/good': json('{}') });
    const log = await LogBook.open(parley);
    const { office } = parley;
    const configuration = { name: 'Shop', origins: [], accent: '#112233', greeting: '', preChatFields: [], contextEndpoint: endpoint.url('/good') }; // prettier-ignore
    const { key } = await office.command(await office.admin(), 'site.create', {
      configuration: configuration,
    });
    const guest = await until(() => office.guest(String(key)).then((one) => (one.token ? one : null)));
    await office.command(guest, 'chat.start', { text: 'hello' });
    const [failed] = await until(async () => {
      const rows = await log.rows<{ code: string }>(`select data ->> 'code' as code from log.events where type = 'ContextFailed'`); // prettier-ignore
      return rows.length > 0 ? rows : null;
    });
    expect(failed).toEqual({ code: 'address-refused' });
    expect(endpoint.asked).toEqual([]);
    endpoint.close();
    await log.close();
    await parley.close();
  }, 60_000);
});
