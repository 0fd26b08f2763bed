import { type CommandBodies, commandSchemas, type CommandType } from '#libs/contracts';
import { defaultSettings } from '#libs/domain';
import { uuidv7 } from '#libs/sync-client';
import type { Account, Guest, Office } from '../support/office';
import { until } from '../support/line';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, headersOf, LogBook, post } from './wire-world';

const configuration = {
  ...{ name: 'Another', origins: [], accent: '#112233', greeting: '' },
  ...{ preChatFields: [], contextEndpoint: null },
};

interface Sent {
  readonly type: CommandType;
  readonly who: Account | Guest;
  readonly message: object;
  readonly result: Record<string, unknown>;
}

describe('M3: a resend of an accepted command', () => {
  let parley: TestParley;
  let office: Office;
  let log: LogBook;
  const all: Sent[] = [];
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    office = parley.office;
    log = await LogBook.open(parley);
    await everything();
    // An erasure goes on after its answer.
    await until(async () => (await log.rows(`select from log.events where type = 'VisitorErased'`)).length > 0);
    await log.atRest();
  }, 120_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  async function send<T extends CommandType>(who: Account | Guest, type: T, body: CommandBodies[T], chat?: string) {
    const message = { v: 1, id: uuidv7(), type, ...(chat ? { chat } : {}), body };
    const answer = await post(office, who, 'cmd', message);
    expect(answer.body).toMatchObject({ ok: true, dup: false, id: message.id });
    const result = answer.body['result'] as Record<string, unknown>;
    all.push({ type, who, message, result });
    return result;
  }

  /** One accepted command of each type at least. */
  async function everything(): Promise<void> {
    const admin = await office.admin();
    const [alice, bob, carol] = [await office.hire(), await office.hire(), await office.hire()];
    const [desk] = [await office.staffLine(alice), await office.staffLine(bob, 1)];
    await areOnline(desk, alice, bob);
    await administration(admin);
    await send(alice, 'profile.change', { name: 'Alice', choices: { sound: false } });
    await send(alice, 'presence.set', { status: 'away' });
    await send(alice, 'presence.set', { status: 'online' });
    await office.signIn(bob.email, bob.password);
    const { body } = await post(office, bob, 'query', { v: 1, type: 'sessions.mine', body: {} });
    const { sessions } = body['result'] as { sessions: { id: string; current: boolean }[] };
    await send(admin, 'operator.sign-out', { operator: (await office.hire()).id });
    await send(bob, 'session.revoke', { session: sessions.find(({ current }) => !current)?.id ?? '' });
    await aChat(alice, bob, carol);
  }

  async function administration(admin: Account): Promise<void> {
    await send(admin, 'settings.change', { settings: { ...defaultSettings, passwordLength: 13 } });
    const { site } = await send(admin, 'site.create', { configuration });
    await send(admin, 'site.change', { site: String(site), configuration: { ...configuration, name: 'Renamed' } });
    const card = { email: 'new@example.com', name: 'New', role: 'operator', sites: 'all' } as const;
    const operator = String((await send(admin, 'operator.create', card))['operator']);
    await send(admin, 'operator.set-role', { operator, role: 'supervisor' });
    await send(admin, 'operator.set-sites', { operator, sites: [String(site)] });
    await send(admin, 'operator.reset-password', { operator });
    await send(admin, 'operator.disable', { operator });
    await send(admin, 'operator.enable', { operator });
  }

  async function aChat(alice: Account, bob: Account, carol: Account): Promise<void> {
    const guest = await office.guest();
    const chat = String((await send(guest, 'chat.start', { text: 'hello', fields: { name: 'Hannah' } }))['chat']);
    const invite = async (type: 'chat.invite' | 'chat.transfer'): Promise<string> =>
      String((await send(alice, type, { operator: bob.id, note: 'please' }, chat))['offer']);
    await send(alice, 'chat.accept', {}, chat);
    await send(guest, 'message.post', { text: 'from the visitor' }, chat);
    await send(alice, 'message.post', { text: 'from a member' }, chat);
    await send(alice, 'chat.read', { delivered: 2, read: 2 }, chat);
    await send(alice, 'context.retry', { source: 'endpoint' }, chat);
    await send(bob, 'offer.decline', { offer: await invite('chat.invite') }, chat);
    await send(alice, 'offer.cancel', { offer: await invite('chat.invite') }, chat);
    await send(bob, 'offer.accept', { offer: await invite('chat.transfer') }, chat);
    await send(alice, 'chat.join', {}, chat);
    await send(carol, 'chat.watch', {}, chat);
    await send(carol, 'chat.leave', {}, chat);
    await send(alice, 'visitor.kick', {}, chat);
    // Decides nothing, and is an accepted command all the same
    await send(bob, 'visitor.kick', {}, chat);
    for (const one of [alice, bob]) await send(one, 'chat.leave', {}, chat);
    const { visitor } = await office.guest();
    await send(await office.admin(), 'visitor.hold', { visitor, held: true, reason: 'a court asked' });
    await send(await office.admin(), 'visitor.hold', { visitor, held: false, reason: 'the case is over' });
    await send(await office.admin(), 'visitor.erase', { visitor });
  }

  it('every command of the code is among them', () => {
    expect([...new Set(all.map(({ type }) => type))].sort()).toEqual(Object.keys(commandSchemas).sort());
  });

  it.each(['this node', 'the other node'].map((where, node) => [where, node] as const))(
    'gets its first answer again on %s, however the world has moved on, and nothing is recorded',
    async (_, node) => {
      const before = await log.head();
      for (const { type, who, message, result } of all) {
        const headers = { 'content-type': 'application/json', ...headersOf(office, who) };
        const response = await fetch(`${office.base(node)}/api/cmd`, { method: 'POST', headers, body: JSON.stringify(message) }); // prettier-ignore
        const said = { type, ...((await response.json()) as object) };
        expect(said).toMatchObject({ type, ok: true, dup: true, result });
      }
      expect(await log.head()).toBe(before);
    },
    60_000,
  );

  it('is refused when the body is another one, and is nothing special to anybody else', async () => {
    const posted = all.find(({ type, who }) => type === 'message.post' && 'token' in who) as Sent;
    const other = await post(office, posted.who, 'cmd', { ...posted.message, body: { text: 'something else' } });
    expect(other.body).toMatchObject({ ok: false, code: 'ID_REUSED' });
    const stranger = await post(office, await office.guest(), 'cmd', posted.message);
    expect(stranger.body).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
