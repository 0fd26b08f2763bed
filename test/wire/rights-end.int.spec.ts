import { uuidv7 } from '#libs/sync-client';
import { type Line, until } from '../support/line';
import type { Account, Guest, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, bytesOf, post, sent } from './wire-world';

const nodes = ['this node', 'the other node'].map((where, node) => [where, node] as const);

/** What ends every session of an operator but the one that asks; who asks, and how. */
const endings: [string, (office: Office, one: Account) => Promise<unknown>][] = [
  ['the account is disabled', async (office, { id }) => office.command(await office.admin(), 'operator.disable', { operator: id })],
  ['the role is changed', async (office, { id }) => office.command(await office.admin(), 'operator.set-role', { operator: id, role: 'supervisor' })],
  ['somebody is made an auditor', async (office, { id }) => office.command(await office.admin(), 'operator.set-role', { operator: id, role: 'auditor' })],
  ['an administrator signs him out everywhere', async (office, { id }) => office.command(await office.admin(), 'operator.sign-out', { operator: id })],
  ['an administrator signs out the device', signedOutByAdministrator],
  ['he signs out', (office, one) => office.http('/api/session', { method: 'DELETE', headers: office.as(one) })],
  ['he revokes the device from another one', revokedElsewhere],
  ['he changes the password on another one', changedElsewhere],
]; // prettier-ignore

async function revokedElsewhere(office: Office, one: Account): Promise<void> {
  const other = await office.signIn(one.email, one.password);
  const { body } = await post(office, other, 'query', { v: 1, type: 'sessions.mine', body: {} });
  const { sessions } = body['result'] as { sessions: { id: string; current: boolean }[] };
  for (const { id, current } of sessions) if (!current) await office.command(other, 'session.revoke', { session: id });
}

async function signedOutByAdministrator(office: Office, { id }: Account): Promise<void> {
  const admin = await office.admin();
  const { body } = await post(office, admin, 'query', { v: 1, type: 'sessions.of', body: { operator: id } });
  const { sessions } = body['result'] as { sessions: { id: string }[] };
  for (const session of sessions)
    await office.command(admin, 'operator.sign-out', { operator: id, session: session.id });
}

async function changedElsewhere(office: Office, one: Account): Promise<void> {
  const other = await office.signIn(one.email, one.password);
  const body = { current: one.password, next: 'seven quiet harbours' };
  await office.http('/api/session/password', { method: 'PUT', body, headers: office.as(other) });
}

describe('a right that ends', () => {
  let parley: TestParley;
  let office: Office;
  let guest: Guest;
  let site: string;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    office = parley.office;
    const { body } = await office.http('/api/visitor', { body: { siteKey: 'demo' } });
    site = (body['site'] as { id: string }).id;
  }, 60_000);
  afterAll(() => parley.close());

  async function begun(): Promise<string> {
    guest = await office.guest();
    return String((await office.command(guest, 'chat.start', { text: 'hello' }))['chat']);
  }

  /** Two members on one node, both reading; `stays` shows what could be received there. */
  async function together(
    node: number,
  ): Promise<{ chat: string; stays: Line; goes: Line; who: Account; keeps: Account }> {
    const chat = await begun();
    const [who, keeps] = [await office.hire(), await office.hire()];
    const [goes, stays] = [await office.staffLine(who, node), await office.staffLine(keeps, node)];
    await sent(goes, 'chat.accept', {}, chat);
    await sent(stays, 'chat.join', {}, chat);
    for (const line of [goes, stays]) await line.sync(`chat:${chat}`);
    return { chat, stays, goes, who, keeps };
  }

  const hasText = (line: Line, chat: string, text: string): boolean => JSON.stringify(line.feed(`chat:${chat}`)).includes(text); // prettier-ignore

  /** The canary reaches who stays; not one byte of it reaches who went. */
  async function hearsNothing(goes: Line, stays: Line, chat: string): Promise<void> {
    const received = bytesOf(goes);
    const canary = `canary ${uuidv7()}`;
    await office.command(guest, 'message.post', { text: canary }, chat);
    await until(() => hasText(stays, chat, canary));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(received.text).not.toContain(canary);
    expect(await goes.sync(`chat:${chat}`)).toEqual([{ feed: `chat:${chat}`, denied: true }]);
  }

  describe.each(nodes)('on %s', (_, node) => {
    it('L1: who left may not post, and receives no message more', async () => {
      const { chat, goes, stays } = await together(node);
      await sent(goes, 'chat.leave', {}, chat);
      expect(await goes.send('message.post', { text: 'x' }, chat)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      await hearsNothing(goes, stays, chat);
    }, 60_000);

    it('T1: who handed over may not post, and receives no message more', async () => {
      const { chat, goes, stays } = await together(node);
      const heir = await office.hire();
      const third = await office.staffLine(heir);
      await areOnline(goes, heir);
      const { offer } = await sent(goes, 'chat.transfer', { operator: heir.id }, chat);
      await sent(third, 'offer.accept', { offer }, chat);
      expect(await goes.send('message.post', { text: 'x' }, chat)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      await hearsNothing(goes, stays, chat);
    }, 60_000);

    it('J2: who stopped watching receives no message and no typing sign more', async () => {
      const { chat, stays } = await together(node);
      const watcher = await office.hire();
      const spy = await office.staffLine(watcher, node);
      await sent(spy, 'chat.watch', {}, chat);
      await spy.sync(`chat:${chat}`, `me:${watcher.id}`);
      stays.socket.emit('signal', { kind: 'typing', chat });
      await until(() => spy.signals().length === 1);
      await sent(spy, 'chat.leave', {}, chat);
      await until(() => !(`chat:${chat}` in spy.feed(`me:${watcher.id}`)));
      const shop = await office.visitorLine(guest, node);
      await shop.sync(`visitor:${chat}`);
      stays.socket.emit('signal', { kind: 'typing', chat });
      await until(() => shop.signals().some(({ kind }) => kind === 'typing'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(spy.signals()).toHaveLength(1);
      await hearsNothing(spy, stays, chat);
      shop.close();
    }, 60_000);

    it('D4: whose sites were taken away may not accept there, and the dashboard stands still for him', async () => {
      const chat = await begun();
      const [one, witness] = [await office.hire(), await office.hire()];
      const [line, probe, stays] = [await office.staffLine(one, node), await office.staffLine(one, node), await office.staffLine(witness, node)]; // prettier-ignore
      for (const each of [line, stays]) await each.sync(`dashboard:${site}`);
      await office.command(await office.admin(), 'operator.set-sites', { operator: one.id, sites: [] });
      await until(async () => 'denied' in ((await probe.sync(`dashboard:${site}`))[0] ?? {}));
      expect(await line.send('chat.accept', {}, chat)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
      const received = bytesOf(line);
      const canary = `canary ${uuidv7()}`;
      await office.command(guest, 'message.post', { text: canary }, chat);
      await until(() => JSON.stringify(stays.feed(`dashboard:${site}`)).includes(canary));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(received.text).not.toContain(canary);
    }, 60_000);

    it.each(endings)(
      'P2, O4: when %s, the next call is refused and the socket is cut',
      async (_what, end) => {
        const one = await office.hire();
        const line = await office.staffLine(one, node);
        const chat = await begun();
        await sent(line, 'chat.accept', {}, chat);
        await line.sync(`chat:${chat}`);
        await end(office, one);
        const next = await office.tryCommand(one, 'message.post', { text: 'too late' }, chat);
        expect([next.status, next.body['code']]).toEqual([401, 'UNAUTHENTICATED']);
        await until(() => line.socket.disconnected);
        expect(line.frames.at(-1)).toMatchObject({ event: 'bye', body: { why: 'signed-out' } });
        await expect(office.staffLine(one, node)).rejects.toThrow('UNAUTHENTICATED');
      },
      60_000,
    );
  });

  it('a feed that was only asked for brings no sign of what goes on in it', async () => {
    const { chat, goes } = await together(0);
    const stranger = await office.staffLine(await office.hire('operator', []));
    const shop = await office.visitorLine(guest);
    await shop.sync(`visitor:${chat}`);
    for (let i = 0; i < 60; i++) {
      const asking = stranger.sync(`chat:${chat}`, `visitor:${chat}`);
      goes.socket.emit('signal', { kind: 'typing', chat });
      await asking;
    }
    await until(() => shop.signals().length >= 60);
    expect(stranger.frames.length).toBe(0);
  }, 60_000);

  it('V7: a place in the queue is told to its own visitor, and not to one who only asks for the chat', async () => {
    const chat = await begun();
    const stranger = await office.visitorLine(await office.guest());
    const shop = await office.visitorLine(guest);
    await shop.sync(`visitor:${chat}`);
    const end = Date.now() + 6_000;
    while (Date.now() < end) await stranger.sync(`visitor:${chat}`, `visitor:${uuidv7()}`);
    expect(shop.signals()).toContainEqual({ kind: 'queue', chat, place: expect.any(Number) as number });
    expect(stranger.frames.length).toBe(0);
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
