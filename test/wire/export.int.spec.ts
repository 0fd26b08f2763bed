import type { HistoryFact } from '#libs/contracts';
import { until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { noLimits, parleyInProcess, type TestParley } from '../support/parley-in-process';
import { headersOf, LogBook } from './wire-world';

describe('A7: chats as files', () => {
  let parley: TestParley;
  let log: LogBook;
  let staff: Record<'auditor' | 'supervisor' | 'alice' | 'bob', Account>;
  let guest: Guest;
  let chat: string;
  beforeAll(async () => {
    parley = await parleyInProcess(1, { rates: { ...noLimits, export: { burst: 22, every: 60_000 } } });
    log = await LogBook.open(parley);
    const { office } = parley;
    const [auditor, supervisor] = [await office.hire('auditor'), await office.hire('supervisor')];
    staff = { auditor, supervisor, alice: await office.hire(), bob: await office.hire() };
    guest = await office.guest();
    const name = '=1+1 <b>Hannah</b>';
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello <script>', fields: { name } }))['chat']);
    await office.command(staff.alice, 'chat.accept', {}, chat);
    await office.command(staff.bob, 'chat.watch', {}, chat);
    await office.command(staff.alice, 'message.post', { text: 'Good morning' }, chat);
    await office.command(staff.alice, 'visitor.kick', {}, chat);
    await office.command(staff.alice, 'message.post', { text: 'Among ourselves' }, chat);
    await until(async () => (await log.rows(`select from history.chats where status = 'active' or status = 'vacant'`)).length === 1); // prettier-ignore
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  async function get(who: Account | Guest | null, path: string) {
    const answer = await fetch(`${parley.office.base()}/api/export/${path}`, {
      headers: headersOf(parley.office, who),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  const readings = () =>
    log.rows<{ type: string; data: Record<string, unknown> }>(
      `select e.type, e.data from log.events e join log.streams s using (lane, stream_id)
        where s.kind = 8 order by e.position`,
    );

  it("K2: the visitor's transcript ends at the kick; that of the operators does not", async () => {
    const visitors = await get(staff.auditor, `${chat}?as=text&viewer=visitor`);
    expect(visitors.status).toBe(200);
    expect(visitors.text).toContain('Good morning');
    expect(visitors.text).not.toContain('Among ourselves');
    const operators = await get(staff.auditor, `${chat}?as=text&zone=Europe/Berlin`);
    expect(operators.text).toContain('(among operators): Among ourselves');
    expect(operators.text).toContain('(Europe/Berlin)');
    expect((await get(staff.auditor, `${chat}?as=text&viewer=${staff.alice.id}`)).text).toContain('Among ourselves');
  });

  it('is a download in which nothing runs and every word is escaped', async () => {
    const { headers, text } = await get(staff.auditor, `${chat}?as=html`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="chat-${chat}.html"`);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script|<b>Hannah/);
    expect(text).toContain('Hello &lt;script&gt;');
  });

  it('JSON Lines are the facts as history.chat tells them', async () => {
    const { text } = await get(staff.auditor, `${chat}?as=jsonl`);
    const facts = text.trim().split('\n').map((line) => JSON.parse(line) as HistoryFact); // prettier-ignore
    const { body } = await parley.office.http('/api/query', { body: { v: 1, type: 'history.chat', body: { chat } }, headers: headersOf(parley.office, staff.auditor) }); // prettier-ignore
    expect(facts).toEqual((body['result'] as { facts: HistoryFact[] }).facts);
  });

  it('J2: to a supervisor nobody watched', async () => {
    expect((await get(staff.supervisor, `${chat}?as=jsonl`)).text).not.toContain('WatchStarted');
    expect((await get(staff.supervisor, `${chat}?as=text&viewer=${staff.bob.id}`)).status).toBe(404);
    expect((await get(staff.supervisor, `${chat}?as=bundle`)).status).toBe(403);
    expect((await get(staff.auditor, `${chat}?as=text&viewer=${staff.bob.id}`)).status).toBe(200);
  });

  it('A1: each export and each list is a fact before it goes out', async () => {
    const before = (await readings()).length;
    await get(staff.auditor, `${chat}?as=text&viewer=visitor`);
    await get(staff.supervisor, `chats?status=kicked`);
    expect((await readings()).slice(before)).toMatchObject([
      { type: 'ChatExported', data: { reader: staff.auditor.id, chat, format: 'text, visitor' } },
      { type: 'HistorySearched', data: { reader: staff.supervisor.id, status: 'kicked' } },
    ]);
  });

  it('the list of chats has no formulas', async () => {
    const { text, headers } = await get(staff.supervisor, 'chats');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text).toContain(`${chat},`);
    expect(text).toContain(`,'=1+1 <b>Hannah</b>,`);
    expect((await get(staff.supervisor, 'chats?from=soon')).status).toBe(400);
  });

  it('is refused to operators, visitors and strangers, and for what cannot be, without a trace', async () => {
    const before = (await readings()).length;
    const statuses = [];
    for (const who of [staff.alice, guest, null]) statuses.push((await get(who, `${chat}?as=html`)).status);
    expect(statuses).toEqual([403, 401, 401]);
    const wrong = [`${crypto.randomUUID()}?as=html`, `${staff.alice.id}?as=jsonl`, `${chat}?as=pdf`, `${chat}`, `${chat}?as=html&viewer=me`]; // prettier-ignore
    const more = [`${chat}?as=html&zone=Mars/One`, `${chat}?as=html&x=1`];
    const answers = await Promise.all([...wrong, ...more].map((path) => get(staff.supervisor, path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 400, 400, 400, 400]);
    expect(await readings()).toHaveLength(before);
  });

  it('is limited in its rate', async () => {
    const answers = await Promise.all(Array.from({ length: 23 }, () => get(staff.auditor, `${chat}?as=text`)));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
