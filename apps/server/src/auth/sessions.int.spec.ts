import { setTimeout as pause } from 'node:timers/promises';
import { disableOperator, DisableOperator } from '#libs/domain';
import { type AuthRig, startAuth } from './testing/auth-rig';
import { Browser } from './testing/browser';

const own = 'kestrel under ivory';

describe('sessions of staff', () => {
  let rig: AuthRig;
  let operator: string;
  beforeAll(async () => {
    rig = await startAuth();
    operator = await rig.addOperator('anna@harbour.example');
    const first = new Browser(rig.base);
    await first.signIn('anna@harbour.example', 'password');
    await first.changePassword('password', own);
  });
  afterAll(() => rig.close());

  const signedIn = async (): Promise<Browser> => {
    const browser = new Browser(rig.base);
    expect((await browser.signIn('anna@harbour.example', own)).status).toBe(200);
    return browser;
  };
  const header = (browser: Browser): string =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const session = (browser: Browser) => rig.auth.sessions.fromCookie(header(browser));

  it('T08: the cookie is HttpOnly, SameSite=Strict, for the whole host, without a domain', async () => {
    const answer = await new Browser(rig.base).signIn('anna@harbour.example', own);
    const [cookie = ''] = answer.headers['set-cookie'] as string[];
    expect(cookie).toMatch(/^parley_session=s%3A/);
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
  });

  it('T08: over TLS it is bound to the host and never sent without TLS', async () => {
    const tls = await startAuth({ PUBLIC_URL: 'https://chat.example.com' });
    await tls.addOperator('anna@harbour.example');
    const browser = new Browser(tls.base);
    const headers = { host: 'chat.example.com', 'x-forwarded-proto': 'https', origin: 'https://chat.example.com' };
    const answer = await browser.send({ headers, body: { email: 'anna@harbour.example', password: 'password' } });
    const [cookie = ''] = answer.headers['set-cookie'] as string[];
    expect(cookie).toMatch(/^__Host-parley_session=/);
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/);
    await tls.close();
  });

  it('T08: only the hash of the id is kept', async () => {
    const browser = await signedIn();
    const secret = /s%3A([\w-]+)\./.exec(header(browser))?.[1] ?? '';
    const rows = JSON.stringify(await rig.owner('select * from auth.sessions'));
    expect(secret).toHaveLength(43);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('T07: an id that was there before signing in is worth nothing afterwards', async () => {
    const attacker = await signedIn();
    const victim = new Browser(rig.base);
    victim.cookies = new Map(attacker.cookies);
    await victim.signIn('anna@harbour.example', own);
    expect(header(victim)).not.toBe(header(attacker));
    expect(await session(attacker)).toBeNull();
    expect(await session(victim)).toMatchObject({ operator });
  });

  it('B51: none, garbage, a forged one and two of them are no session', async () => {
    const browser = await signedIn();
    const good = header(browser);
    const forged = good.replace(/s%3A[\w-]+/, `s%3A${'A'.repeat(43)}`);
    for (const cookie of ['', 'parley_session=garbage', forged, `${good}; ${good}`]) {
      const answer = await new Browser(rig.base).send({ method: 'GET', headers: { cookie } });
      expect([cookie, answer.status]).toEqual([cookie, 401]);
    }
    expect((await new Browser(rig.base).send({ method: 'GET', headers: { cookie: good } })).status).toBe(200);
  });

  it('T08: ends after 30 idle minutes, and after twelve hours whatever happens', async () => {
    const idle = await signedIn();
    const old = await signedIn();
    const id = async (browser: Browser): Promise<string> => (await session(browser))?.id ?? '';
    await rig.owner(`update auth.sessions set seen_at = now() - interval '31 min' where id = $1`, [await id(idle)]);
    await rig.owner(`update auth.sessions set expires_at = now() - interval '1 s' where id = $1`, [await id(old)]);
    expect(await session(idle)).toBeNull();
    expect(await session(old)).toBeNull();
  });

  it('P3: a session that only opens the password change lasts 15 minutes', async () => {
    const newcomer = await rig.addOperator('nina@harbour.example');
    await new Browser(rig.base).signIn('nina@harbour.example', 'password');
    const question = `select kind, expires_at - started_at as life from auth.sessions where operator = $1`;
    expect(await rig.owner(question, [newcomer])).toEqual([{ kind: 'restricted', life: { minutes: 15 } }]);
  });

  it('T08: what a person does begins the idle minutes anew', async () => {
    const browser = await signedIn();
    const { id = '' } = (await session(browser)) ?? {};
    await rig.owner(`update auth.sessions set seen_at = now() - interval '29 min' where id = $1`, [id]);
    await browser.whoAmI();
    const [row] = await rig.owner(
      `select now() - seen_at < interval '1 min' as fresh from auth.sessions where id = $1`,
      [id],
    );
    expect(row).toEqual({ fresh: true });
  });

  it('T06: nothing is changed without the CSRF token of this very session', async () => {
    const browser = await signedIn();
    const other = await signedIn();
    for (const token of ['', 'x', other.csrfToken, `${browser.csrfToken}x`]) {
      const headers: Record<string, string> = { 'x-csrf-token': token };
      expect((await browser.send({ method: 'DELETE', headers })).status).toBe(403);
      const change = {
        method: 'PUT',
        path: '/api/session/password',
        headers,
        body: { current: own, next: 'another kestrel' },
      };
      expect((await browser.send(change)).status).toBe(403);
    }
    expect((await browser.whoAmI()).status).toBe(200);
  });

  it('P1: signing out ends the session at once, on the server, and is a fact', async () => {
    const browser = await signedIn();
    const cookies = new Map(browser.cookies);
    const answer = await browser.send({ method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    browser.cookies = cookies;
    expect((await browser.whoAmI()).status).toBe(401);
    expect(await rig.facts()).toContainEqual({ type: 'SignedOut', data: { operator, reason: 'operator' } });
  });

  it('P1: devices are listed and can be ended one by one', async () => {
    const [mine, lost] = [await signedIn(), await signedIn()];
    const [here, there] = [await session(mine), await session(lost)];
    const list = await rig.auth.sessions.listOf(operator, here?.id ?? null);
    expect(list.filter(({ current }) => current).map(({ id }) => id)).toEqual([here?.id]);
    expect(list[0]?.agent).toBe('Spec/1.0');
    await rig.auth.sessions.end(operator, there?.id ?? '', 'revoked');
    expect(await session(lost)).toBeNull();
    expect(await session(mine)).not.toBeNull();
    const stranger = await rig.addOperator('bert@harbour.example');
    await expect(rig.auth.sessions.end(stranger, here?.id ?? '', 'revoked')).rejects.toThrow('NOT_FOUND');
  });

  it('O4: disabling the operator ends his sessions with the very fact', async () => {
    const gone = await rig.addOperator('carl@harbour.example');
    const browser = new Browser(rig.base);
    await browser.signIn('carl@harbour.example', 'password');
    await rig.auth.log.ofStaff(
      (staff) => disableOperator(new DisableOperator({ at: 0, operator: gone, reason: 'administrator' }), staff),
      (client, facts) => rig.auth.staffRows.apply(client, facts, null),
    );
    expect((await browser.whoAmI()).status).toBe(401);
    expect(await rig.owner('select 1 from auth.sessions where operator = $1', [gone])).toEqual([]);
  });

  it('O4: a session of a disabled account is none, even if its row were still there', async () => {
    const gone = await rig.addOperator('dora@harbour.example');
    const browser = new Browser(rig.base);
    await browser.signIn('dora@harbour.example', 'password');
    await rig.owner('update auth.credentials set disabled = true where operator = $1', [gone]);
    expect((await browser.whoAmI()).status).toBe(401);
  });

  it('T09: who holds a session hears within about a second that it ended, wherever that was', async () => {
    const browser = await signedIn();
    const { id = '' } = (await session(browser)) ?? {};
    expect(await rig.auth.sessions.stillValid(id)).toBe(true);
    const ended: string[] = [];
    const stop = rig.auth.sessions.onEnded((which) => ended.push(which));
    const release = rig.auth.sessions.hold(id);
    await rig.owner('delete from auth.sessions where id = $1', [id]);
    const deadline = performance.now() + 5_000;
    while (ended.length === 0 && performance.now() < deadline) await pause(20);
    expect(ended).toEqual([id]);
    expect(await rig.auth.sessions.stillValid(id)).toBe(false);
    release();
    stop();
  });

  it('T09: a yes is believed for a second and no longer', async () => {
    const browser = await signedIn();
    const { id = '' } = (await session(browser)) ?? {};
    expect(await rig.auth.sessions.stillValid(id)).toBe(true);
    await rig.owner('delete from auth.sessions where id = $1', [id]);
    rig.clock.time += 1_001;
    expect(await rig.auth.sessions.stillValid(id)).toBe(false);
  });
});
