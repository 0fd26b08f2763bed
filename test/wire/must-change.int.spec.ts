import { commandSchemas, querySchemas } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { until } from '../support/line';
import type { Account, Answered } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, LogBook, post } from './wire-world';

const ways = ['this node', 'the other node'].map((where, node) => [where, node] as const);

describe('P3: until the start password is changed nothing else works', () => {
  let parley: TestParley;
  let log: LogBook;
  let fresh: Account;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    log = await LogBook.open(parley);
    fresh = await newcomer();
    await log.atRest();
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  async function newcomer(): Promise<Account> {
    const { email } = await parley.office.add('administrator');
    return parley.office.signIn(email, 'password');
  }

  /** 403 with the one code, and the record stands where it stood. */
  async function gated(call: () => Promise<Answered>): Promise<void> {
    const before = await log.head();
    const { status, body } = await call();
    expect({ status, ok: body['ok'], code: body['code'] }).toEqual({ status: 403, ok: false, code: 'MUST_CHANGE_PASSWORD' }); // prettier-ignore
    expect(await log.head()).toBe(before);
  }

  it.each(Object.keys(commandSchemas))('refuses the command %s, with a chat and without', async (type) => {
    const command = { v: 1, type, body: {} };
    await gated(() => post(parley.office, fresh, 'cmd', { ...command, id: uuidv7() }));
    await gated(() => post(parley.office, fresh, 'cmd', { ...command, id: uuidv7(), chat: uuidv7() }));
  });

  it('refuses a command that would be in order in every other respect', async () => {
    const body = { email: 'somebody@example.com', name: 'Somebody', role: 'administrator', sites: 'all' };
    await gated(() => parley.office.tryCommand(fresh, 'operator.create', body));
    await gated(() => parley.office.tryCommand(fresh, 'profile.change', { name: 'Another name' }));
  });

  it.each(Object.keys(querySchemas))('refuses the query %s', async (type) => {
    await gated(() => post(parley.office, fresh, 'query', { v: 1, type, body: {} }));
  });

  it.each(['team', 'sites', 'operators', 'me'])('refuses to sync %s', async (kind) => {
    const feeds = [{ feed: kind === 'me' ? `me:${fresh.id}` : kind, seq: 0 }];
    await gated(() => post(parley.office, fresh, 'sync', { v: 1, epoch: null, feeds }));
  });

  it.each(ways)('opens no socket on %s', async (_, node) => {
    await expect(parley.office.staffLine(fresh, node)).rejects.toThrow('MUST_CHANGE_PASSWORD');
  });

  it('answers "who am I" and signs out', async () => {
    const { office } = parley;
    const one = await newcomer();
    const who = await office.http('/api/session', { method: 'GET', headers: office.as(one) });
    expect(who.body).toMatchObject({ operator: { id: one.id }, mustChangePassword: true });
    expect((await office.http('/api/session', { method: 'DELETE', headers: office.as(one) })).status).toBe(204);
    expect((await office.http('/api/session', { method: 'GET', headers: office.as(one) })).status).toBe(401);
  });

  it('lets the password be changed, and then everything be done', async () => {
    const { office } = parley;
    const one = await newcomer();
    const body = { current: 'password', next: 'kestrel under ivory' };
    const changed = await office.http('/api/session/password', { method: 'PUT', body, headers: office.as(one) });
    expect(changed.body).toMatchObject({ mustChangePassword: false });
    const settled = await office.signIn(one.email, 'kestrel under ivory');
    expect((await office.tryCommand(settled, 'profile.change', { name: 'Settled' })).status).toBe(200);
    expect((await office.staffLine(settled)).socket.connected).toBe(true);
  });

  describe('after an administrator has reset it', () => {
    it.each(ways)('the living session and its socket on %s end', async (_, node) => {
      const { office } = parley;
      const one = await office.hire();
      const line = await office.staffLine(one, node);
      await office.command(await office.admin(), 'operator.reset-password', { operator: one.id });
      expect((await office.http('/api/session', { method: 'GET', headers: office.as(one) })).status).toBe(401);
      expect((await office.tryCommand(one, 'profile.change', { name: 'Too late' })).body).toMatchObject({ code: 'UNAUTHENTICATED' }); // prettier-ignore
      await until(() => line.socket.disconnected);
      expect(line.frames.at(-1)).toEqual({ event: 'bye', body: { why: 'signed-out', afterMs: 0 } });
      await expect(office.staffLine(one, node)).rejects.toThrow('UNAUTHENTICATED');
      const again = await office.signIn(one.email, 'password');
      await expect(office.staffLine(again, node)).rejects.toThrow('MUST_CHANGE_PASSWORD');
    });

    it('he is not invited, though he is still shown online for a while', async () => {
      const { office } = parley;
      const [member, target] = [await office.hire(), await office.hire()];
      const desk = await office.staffLine(member);
      await office.staffLine(target);
      await areOnline(desk, target);
      const { chat } = await office.command(await office.guest(), 'chat.start', { text: 'hello' });
      await office.command(member, 'chat.accept', {}, String(chat));
      await office.command(await office.admin(), 'operator.reset-password', { operator: target.id });
      for (const type of ['chat.invite', 'chat.transfer']) {
        const { body } = await office.tryCommand(member, type, { operator: target.id }, String(chat));
        expect(body).toMatchObject({ code: 'CONFLICT', detail: { why: 'not-available' } });
      }
    }, 60_000);
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
