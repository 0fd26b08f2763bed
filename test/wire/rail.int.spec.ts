import type { DashboardRow, QueryAnswer, SessionAnswer } from '#libs/contracts';
import { until } from '../support/line';
import type { Account, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { LogBook, post } from './wire-world';

/** What the console shows beside the chats. */
describe('around the dashboard', () => {
  let parley: TestParley;
  let office: Office;
  let log: LogBook;
  let [alice, outsider]: Account[] = [];
  beforeAll(async () => {
    parley = await parleyInProcess();
    office = parley.office;
    log = await LogBook.open(parley);
    [alice, outsider] = [await office.hire(), await office.hire('operator', [])];
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  type Asked = Exclude<QueryAnswer, { ok: false }>;
  const ask = async (who: Account | undefined, type: string): Promise<Asked['result']> => {
    const answer = await post(office, who ?? null, 'query', { v: 1, type, body: {} });
    if (answer.status !== 200) throw new Error(answer.text);
    return (answer.body as unknown as Asked).result;
  };
  const hour = async (who: Account | undefined): Promise<(number | null)[]> =>
    ((await ask(who, 'waiting.lastHour')) as { minutes: { waiting: number | null }[] }).minutes.map((m) => m.waiting);

  it('D1: a row says when its last line was written', async () => {
    const { chat } = await office.command(await office.guest(), 'chat.start', { text: 'hello' });
    const line = await office.staffLine(alice as Account);
    await line.sync('sites');
    const site = await until(() => Object.keys(line.feed('sites'))[0]);
    await line.sync(`dashboard:${site}`);
    const row = await until(() => line.feed(`dashboard:${site}`)[String(chat)] as DashboardRow | undefined);
    const [posted] = await log.rows<{ at: string }>(
      `select round(extract(epoch from recorded_at) * 1000) as at from log.events where type = 'MessagePosted'`,
    );
    expect(Math.abs((row.last?.at ?? 0) - Number(posted?.at))).toBeLessThanOrEqual(1);
  });

  it('the last hour has 60 minutes, none for those before Parley ran, and counts only sites that the asker sees', async () => {
    await office.command(await office.guest(), 'chat.start', { text: 'hello' });
    const site = await log.rows<{ feed: string }>(`select distinct feed from view.dashboard`);
    await log.rows(`delete from view.waiting_minutes`);
    const counts = JSON.stringify({ [site[0]?.feed ?? '']: 3 });
    const ago = `date_trunc('minute', now()) - interval '2 minutes'`;
    await log.rows(`insert into view.waiting_minutes (minute, sites) values (${ago}, $1)`, [counts]);
    const minutes = await hour(alice);
    expect(minutes).toHaveLength(60);
    expect(minutes.filter((waiting) => waiting === 3)).toHaveLength(1);
    expect(minutes.slice(0, 50)).toEqual(Array(50).fill(null));
    expect((await hour(outsider)).filter((waiting) => waiting !== null && waiting > 0)).toEqual([]);
  });

  it('the running minute is counted by Parley itself', async () => {
    await log.rows(`delete from view.waiting_minutes`);
    await until(async () => ((await hour(alice)).at(-1) ?? 0) > 0, 15_000);
  }, 30_000);

  it('the last hour is for those who take part in chats', async () => {
    const auditor = await office.hire('auditor');
    const guest = await office.guest();
    for (const who of [auditor, guest])
      expect((await post(office, who, 'query', { v: 1, type: 'waiting.lastHour', body: {} })).body).toMatchObject({
        ok: false,
        code: 'FORBIDDEN',
      });
  });

  it('P2: "who am I" says how long a password must be, and changes with the setting', async () => {
    const whoAmI = async (): Promise<SessionAnswer> =>
      (await office.http('/api/session', { method: 'GET', headers: office.as(alice as Account) }))
        .body as unknown as SessionAnswer;
    expect(await whoAmI()).toMatchObject({ passwordLength: 12 });
    const settings = (await ask(await office.admin(), 'settings.get')) as { settings: object };
    await office.command(await office.admin(), 'settings.change', { settings: { ...settings.settings, passwordLength: 20 } as never }); // prettier-ignore
    await until(async () => (await whoAmI()).passwordLength === 20);
  });

  it('P1: the devices of an operator are those that are signed in, this one marked', async () => {
    type Devices = { sessions: { agent: string; seenAt: number; current: boolean }[] };
    const { sessions: before } = (await ask(alice, 'sessions.mine')) as Devices;
    const again = await office.signIn((alice as Account).email, (alice as Account).password);
    const { sessions } = (await ask(again, 'sessions.mine')) as Devices;
    expect(sessions).toHaveLength(before.length + 1);
    expect(sessions.map(({ current }) => current)).toEqual([true, ...before.map(() => false)]);
    for (const one of sessions) expect(one).toMatchObject({ agent: 'node', seenAt: expect.any(Number) });
  });

  it('P1: an administrator is told where somebody else is signed in', async () => {
    const asked = { v: 1, type: 'sessions.of', body: { operator: (alice as Account).id } };
    const { body } = await post(office, await office.admin(), 'query', asked);
    const { sessions } = body['result'] as { sessions: object[] };
    expect(sessions).not.toHaveLength(0);
    for (const one of sessions) expect(one).toMatchObject({ agent: 'node', current: false });
  });
});
