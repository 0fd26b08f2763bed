import { defaultSettings, type ParleyFact, type Settings } from '#libs/domain';
import { type Line, until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, LogBook, sent } from './wire-world';

type FactName = ParleyFact['type'];

/** Long enough that nothing of it happens by itself in a test. */
const patient: Settings = { ...defaultSettings, visitorGoneAfter: 3_600_000, visitorAwayAfter: 100 };

describe.each([
  ['one node', 1],
  ['two nodes', 2],
] as const)('what Parley does by the clock, on %s', (_, nodes) => {
  let parley: TestParley;
  let log: LogBook;
  beforeAll(async () => {
    parley = await parleyInProcess(nodes);
    log = await LogBook.open(parley);
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });
  /** The node farther from the one that leads. */
  const far = nodes - 1;

  const set = async (settings: Partial<Settings>): Promise<unknown> =>
    parley.office.command(await parley.office.admin(), 'settings.change', { settings: { ...patient, ...settings } });

  const facts = async (type: FactName, stream: string): Promise<{ data: Record<string, unknown>; kind: number }[]> =>
    log.rows('select data, actor_kind as kind from log.events where type = $1 and stream_id = $2 order by position', [
      type,
      stream,
    ]);

  /** It comes, and it came once: nothing more is recorded afterwards. */
  async function once(type: FactName, stream: string): Promise<Record<string, unknown>> {
    await until(async () => (await facts(type, stream)).length > 0);
    await log.atRest();
    const all = await facts(type, stream);
    expect(all.map(({ kind }) => kind)).toEqual([3]);
    return all[0]?.data ?? {};
  }

  async function begun(): Promise<{ chat: string; guest: Guest; shop: Line }> {
    const guest = await parley.office.guest();
    const shop = await parley.office.visitorLine(guest, far);
    const chat = String((await sent(shop, 'chat.start', { text: 'hello' }))['chat']);
    return { chat, guest, shop };
  }

  async function member(chat: string): Promise<{ who: Account; desk: Line }> {
    const who = await parley.office.hire();
    const desk = await parley.office.staffLine(who, far);
    await areOnline(desk, who);
    await sent(desk, 'chat.join', {}, chat);
    return { who, desk };
  }

  it('V4: a visitor without a socket is away, then gone; D12: the chat closes at its limit', async () => {
    await set({ visitorGoneAfter: 300, vacancyLimit: 300 });
    const { chat, shop } = await begun();
    const { desk } = await member(chat);
    await desk.sync(`chat:${chat}`);
    shop.close();
    await once('VisitorWentAway', chat);
    await once('VisitorTimedOut', chat);
    expect(await once('ChatClosed', chat)).toEqual({ reason: 'vacancy' });
    expect(JSON.stringify(desk.feed(`chat:${chat}`))).toContain('timed-out');
  }, 60_000);

  it('V4: who comes back within the grace is not timed out', async () => {
    await set({ visitorGoneAfter: 1_500 });
    const { chat, guest, shop } = await begun();
    shop.close();
    await once('VisitorWentAway', chat);
    const again = await parley.office.visitorLine(guest, far);
    await once('VisitorReturned', chat);
    // Later than the grace of the absence: another one of the same length has run out meanwhile.
    const other = await begun();
    other.shop.close();
    await once('VisitorTimedOut', other.chat);
    expect(await facts('VisitorTimedOut', chat)).toEqual([]);
    again.close();
  }, 60_000);

  it('I5: an offer that nobody answers expires, and the requester is told; nothing else changes', async () => {
    await set({ inviteExpiresAfter: 300 });
    const { chat } = await begun();
    const { desk } = await member(chat);
    const target = await parley.office.hire();
    const idle = await parley.office.staffLine(target);
    await areOnline(desk, target);
    await desk.sync(`chat:${chat}`);
    await idle.sync(`me:${target.id}`);
    const { offer } = await sent(desk, 'chat.invite', { operator: target.id }, chat);
    expect(await once('OfferExpired', chat)).toMatchObject({ offer, target: target.id });
    await until(() => JSON.stringify(desk.feed(`chat:${chat}`)).includes('"expired"'));
    await until(() => !JSON.stringify(idle.feed(`me:${target.id}`)).includes(String(offer)));
    expect(await facts('OperatorLeft', chat)).toEqual([]);
  }, 60_000);

  it('O2: who lost the connection is shown offline, and then his chat waits again with the reason; one click rejoins', async () => {
    await set({ operatorOfflineAfter: 200, operatorRequeueAfter: 600 });
    const { chat } = await begun();
    const { who, desk } = await member(chat);
    desk.close();
    await once('OperatorDisconnected', who.id);
    await once('OperatorWentOffline', who.id);
    expect(await once('OperatorLeft', chat)).toEqual({ operator: who.id, reason: 'offline', requeued: true });
    const back = await parley.office.staffLine(who, far);
    await sent(back, 'chat.accept', {}, chat);
    expect(await facts('ChatAccepted', chat)).toHaveLength(2);
  }, 60_000);

  it('O2: in company he stays, until the company leaves', async () => {
    await set({ operatorOfflineAfter: 100, operatorRequeueAfter: 200 });
    const { chat } = await begun();
    const [goes, stays] = [await member(chat), await member(chat)];
    const alone = await begun();
    await sent(goes.desk, 'chat.join', {}, alone.chat);
    goes.desk.close();
    await once('OperatorLeft', alone.chat);
    expect(await facts('OperatorLeft', chat)).toEqual([]);
    await sent(stays.desk, 'chat.leave', {}, chat);
    const left = await until(async () => (await facts('OperatorLeft', chat))[1]);
    expect(left.data).toEqual({ operator: goes.who.id, reason: 'offline', requeued: true });
  }, 60_000);

  it('O1, O2: one of two windows, or a return in time, changes nothing; and the way back can be off', async () => {
    await set({ operatorOfflineAfter: 300, operatorRequeueAfter: null });
    const { chat } = await begun();
    const { who, desk } = await member(chat);
    const second = await parley.office.staffLine(who);
    await areOnline(second, who);
    desk.close();
    const { chat: other } = await begun();
    const stranger = await member(other);
    stranger.desk.close();
    await once('OperatorWentOffline', stranger.who.id);
    expect(await facts('OperatorDisconnected', who.id)).toEqual([]);
    expect(await facts('OperatorLeft', other)).toEqual([]);
    await set({});
    second.close();
    const pending = (): Promise<object[]> => log.rows('select from automation.deadlines where about = $1', [who.id]);
    await until(async () => (await pending()).length === 1);
    await parley.office.staffLine(who, far);
    await until(async () => (await pending()).length === 0);
    expect(await facts('OperatorDisconnected', who.id)).toHaveLength(1);
    expect(await facts('OperatorWentOffline', who.id)).toEqual([]);
    expect(await facts('OperatorLeft', chat)).toEqual([]);
  }, 60_000);

  it('I4: an offer is void when its target is offline for the grace', async () => {
    await set({ operatorOfflineAfter: 200 });
    const { chat } = await begun();
    const { desk } = await member(chat);
    const target = await member((await begun()).chat);
    await areOnline(desk, target.who);
    await sent(desk, 'chat.invite', { operator: target.who.id }, chat);
    target.desk.close();
    expect(await once('OfferVoided', chat)).toMatchObject({ target: target.who.id, reason: 'target-offline' });
  }, 60_000);

  it('O3: a sign-out leaves the chats at once', async () => {
    await set({});
    const { chat } = await begun();
    const { who } = await member(chat);
    const { office } = parley;
    await office.http('/api/session', { method: 'DELETE', headers: office.as(who) });
    expect(await once('OperatorLeft', chat)).toEqual({ operator: who.id, reason: 'signed-out', requeued: true });
  }, 60_000);

  it('O4: disabling does the same; offers to him are void and his watches end', async () => {
    await set({});
    const [his, watched, offered] = [await begun(), await begun(), await begun()];
    const { who, desk } = await member(his.chat);
    const other = await member(offered.chat);
    await sent(desk, 'chat.watch', {}, watched.chat);
    await areOnline(other.desk, who);
    await sent(other.desk, 'chat.invite', { operator: who.id }, offered.chat);
    await parley.office.command(await parley.office.admin(), 'operator.disable', { operator: who.id });
    expect(await once('OperatorLeft', his.chat)).toMatchObject({ reason: 'disabled', requeued: true });
    expect(await once('WatchEnded', watched.chat)).toEqual({ operator: who.id, reason: 'disabled' });
    expect(await once('OfferVoided', offered.chat)).toMatchObject({ reason: 'target-disabled' });
  }, 60_000);

  it('D4: a watch ends when the site is taken away; a member keeps his place', async () => {
    await set({});
    const [watched, his] = [await begun(), await begun()];
    const { who, desk } = await member(his.chat);
    await sent(desk, 'chat.watch', {}, watched.chat);
    await parley.office.command(await parley.office.admin(), 'operator.set-sites', { operator: who.id, sites: [] });
    expect(await once('WatchEnded', watched.chat)).toEqual({ operator: who.id, reason: 'lost-sight' });
    expect(await facts('OperatorLeft', his.chat)).toEqual([]);
  }, 60_000);

  it('what is overdue is told to whoever operates Parley', async () => {
    const { office } = parley;
    const health = await office.http('/health/deadlines', { method: 'GET' });
    expect([health.status, health.body]).toEqual([200, { status: 'ok', overdue: 0, oldestSeconds: 0 }]);
    await log.rows(`insert into automation.deadlines (key, about, due_at, moves, command, event_id, correlation_id, retry_at)
      values ('late', gen_random_uuid(), 0, false, '{}', gen_random_uuid(), gen_random_uuid(), 9e15)`);
    const red = await office.http('/health/deadlines', { method: 'GET' });
    expect([red.status, red.body]).toMatchObject([503, { status: 'unavailable', overdue: 1 }]);
    expect((await office.http('/metrics', { method: 'GET' })).text).toContain('parley_overdue_deadlines 1');
    await log.rows(`delete from automation.deadlines where key = 'late'`);
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
