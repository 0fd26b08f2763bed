import { setTimeout as pause } from 'node:timers/promises';
import { type AuthRig, startAuth } from './testing/auth-rig';
import { Browser } from './testing/browser';

const own = 'kestrel under ivory';

describe('signing in', () => {
  let rig: AuthRig;
  let address = 0;
  /** A browser with an address of its own, so that no spec waits for what another did. */
  const browser = (at = `10.0.${++address}.1`): Browser => new Browser(rig.base, at);
  const withOwnPassword = async (email: string): Promise<string> => {
    const operator = await rig.addOperator(email);
    const first = browser();
    await first.signIn(email, 'password');
    expect((await first.changePassword('password', own)).status).toBe(200);
    return operator;
  };
  beforeAll(async () => {
    rig = await startAuth({ PARLEY_TRUSTED_PROXIES: '127.0.0.1', PARLEY_REMOTE_BOOTSTRAP: '1' });
  });
  afterAll(() => rig.close());

  it('P1: takes e-mail in any case, and the password as it is', async () => {
    const operator = await withOwnPassword('anna@harbour.example');
    const answer = await browser().signIn('  ANNA@Harbour.example ', own);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ operator: { id: operator, role: 'operator' }, mustChangePassword: false });
    expect((await browser().signIn('anna@harbour.example', `${own} `)).status).toBe(401);
    expect((await browser().signIn('anna@harbour.example', own.toUpperCase())).status).toBe(401);
  });

  it('P1: knows two spellings of one e-mail for one', async () => {
    await rig.addOperator('oda@harbour.example');
    await expect(rig.addOperator('ｏｄａ@harbour.example')).rejects.toThrow('CONFLICT');
  });

  it('P1: answers unknown, wrong, throttled, disabled and expired byte for byte alike', async () => {
    await withOwnPassword('bert@harbour.example');
    const disabled = await withOwnPassword('carl@harbour.example');
    const expired = await rig.addOperator('dora@harbour.example');
    await rig.owner('update auth.credentials set disabled = true where operator = $1', [disabled]);
    await rig.owner(`update auth.credentials set default_expires_at = now() - interval '1 s' where operator = $1`, [
      expired,
    ]);
    const throttledFrom = browser();
    for (let i = 0; i < 6; i++) await throttledFrom.signIn('bert@harbour.example', 'wrong');
    const answers = [
      await browser().signIn('nobody@harbour.example', own),
      await browser().signIn('bert@harbour.example', 'wrong'),
      await throttledFrom.signIn('bert@harbour.example', own),
      await browser().signIn('carl@harbour.example', own),
      await browser().signIn('dora@harbour.example', 'password'),
    ];
    const seen = answers.map(({ status, text, headers }) => {
      const { date: _, ...rest } = headers;
      return JSON.stringify([status, text, rest]);
    });
    expect(answers[0]?.status).toBe(401);
    expect(new Set(seen).size).toBe(1);
    const whys = (await rig.facts()).flatMap((fact) => (fact.type === 'SignInFailed' ? [fact.data.why] : []));
    expect(new Set(whys)).toEqual(new Set(['password', 'throttled', 'disabled', 'expired']));
  });

  it('P1: costs a hash for nobody too, and a refusal has a least time', async () => {
    const slow = await startAuth({}, 300);
    const started = performance.now();
    expect((await new Browser(slow.base).signIn('nobody@harbour.example', own)).status).toBe(401);
    expect(performance.now() - started).toBeGreaterThanOrEqual(295);
    await slow.close();
  });

  it('P3: the default opens nothing but the change of the password', async () => {
    const operator = await rig.addOperator('emil@harbour.example');
    const him = browser();
    const answer = await him.signIn('emil@harbour.example', 'password');
    expect(answer.json).toMatchObject({ mustChangePassword: true });
    const cookie = [...him.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(await rig.auth.sessions.fromCookie(cookie)).toMatchObject({ operator, restricted: true });
    expect((await him.whoAmI()).json).toMatchObject({ mustChangePassword: true });
    expect((await him.changePassword('password', own)).json).toMatchObject({ mustChangePassword: false });
    expect((await browser().signIn('emil@harbour.example', 'password')).status).toBe(401);
    const types = (await rig.facts()).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['OperatorCreated', 'DefaultPasswordIssued', 'PasswordChanged']));
  });

  it('P3: the default is taken on this machine or over TLS only', async () => {
    const near = await startAuth({ PARLEY_TRUSTED_PROXIES: '127.0.0.1' });
    await near.addOperator('finn@harbour.example');
    const from = (at: string): Browser => new Browser(near.base, at);
    expect((await from('203.0.113.9').signIn('finn@harbour.example', 'password')).status).toBe(401);
    const overTls = await from('203.0.113.9').send({
      headers: { 'x-forwarded-proto': 'https' },
      body: { email: 'finn@harbour.example', password: 'password' },
    });
    expect(overTls.status).toBe(200);
    expect((await from('127.0.0.1').signIn('finn@harbour.example', 'password')).status).toBe(200);
    await near.close();
  });

  it('P5: waits grow after five failures, for this account from this address only', async () => {
    await withOwnPassword('gina@harbour.example');
    await withOwnPassword('hugo@harbour.example');
    const attacker = browser();
    for (let i = 0; i < 6; i++) await attacker.signIn('gina@harbour.example', 'wrong');
    expect((await attacker.signIn('gina@harbour.example', own)).status).toBe(401);
    expect((await attacker.signIn('hugo@harbour.example', own)).status).toBe(200);
    expect((await browser().signIn('gina@harbour.example', own)).status).toBe(200);
    await rig.owner(`update auth.throttle set blocked_until = blocked_until - interval '1 h', since = now()`);
    expect((await attacker.signIn('gina@harbour.example', own)).status).toBe(200);
  });

  it('P5: tries at the same moment count too', async () => {
    await withOwnPassword('ida@harbour.example');
    const attacker = browser();
    await Promise.all(Array.from({ length: 12 }, () => attacker.signIn('ida@harbour.example', 'wrong')));
    const [row] = await rig.owner(`select max(failures) as most from auth.throttle where blocked_until > now()`);
    expect(Number(row?.['most'])).toBe(6);
  });

  it('P5: of two tries at the same moment the second sees the wait that the first began', async () => {
    const [one, two] = [await rig.connect(), await rig.connect()];
    const take = `select auth.take_attempt(array['\\x01'::bytea], array[5], array[60], array[60], array[600]) as taken`;
    for (let i = 0; i < 5; i++) await one.query(take);
    await one.query('begin');
    const first = await one.query(take);
    const second = two.query(take);
    const waiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%take_attempt%'`;
    while ((await rig.owner(waiting)).length === 0) await pause(5);
    await one.query('commit');
    expect([first.rows, (await second).rows]).toEqual([[{ taken: true }], [{ taken: false }]]);
    await Promise.all([one.end(), two.end()]);
  });

  it('P5: ten failures in a row disable an account that still has the default, which is a fact', async () => {
    const operator = await rig.addOperator('jens@harbour.example');
    for (let i = 0; i < 10; i++) await browser().signIn('jens@harbour.example', 'wrong');
    expect((await browser().signIn('jens@harbour.example', 'password')).status).toBe(401);
    expect(await rig.facts()).toContainEqual({
      type: 'OperatorDisabled',
      data: { operator, reason: 'failures' },
    });
  });

  it('P5: the default tried on three accounts blocks that network for an hour', async () => {
    for (const name of ['kai', 'lena', 'mia', 'nora']) await withOwnPassword(`${name}@harbour.example`);
    const sprayer = (host: number): Browser => new Browser(rig.base, `198.51.100.${host}`);
    await sprayer(1).signIn('kai@harbour.example', 'password');
    await sprayer(2).signIn('lena@harbour.example', 'password');
    expect((await sprayer(3).signIn('nora@harbour.example', own)).status).toBe(200);
    await sprayer(3).signIn('mia@harbour.example', 'password');
    expect((await sprayer(4).signIn('nora@harbour.example', own)).status).toBe(401);
    expect((await browser().signIn('nora@harbour.example', own)).status).toBe(200);
    expect(rig.logged.join('')).toContain('blocked for an hour');
  });

  it.each([
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=a&password=b' }, 415],
    ['JSON as text', { headers: { 'content-type': 'text/plain' }, body: '{"email":"a","password":"b"}' }, 415],
    ['another character set', { headers: { 'content-type': 'application/json; charset=utf-7' }, body: '{}' }, 415],
    ['broken JSON', { body: '{"email":' }, 400],
    ['nothing', {}, 400],
    ['a list', { body: ['a', 'b'] }, 400],
    ['an object as password', { body: { email: 'a', password: { $gt: '' } } }, 400],
    ['an unknown field', { body: { email: 'a', password: 'b', role: 'administrator' } }, 400],
    ['NUL', { body: { email: 'a\0b', password: 'b' } }, 400],
    ['a long password', { body: { email: 'a', password: 'b'.repeat(1_025) } }, 413],
    ['a megabyte', { body: { email: 'a', password: 'b'.repeat(1_000_000) } }, 413],
    ['credentials in the address', { path: '/api/session?email=anna@harbour.example&password=kestrel' }, 400],
  ])('refuses %s', async (_what, sent, status) => {
    const answer = await browser().send(sent);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ ok: false });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sub-domain', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: 'null' }],
    [
      'a name pointed at us',
      { host: 'rebound.example', origin: 'http://rebound.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('takes no sign-in from %s, nor a visitor', async (_what, headers) => {
    const body = { email: 'anna@harbour.example', password: own };
    expect((await browser().send({ headers, body })).status).toBe(403);
    const visit = { path: '/api/visitor', headers, body: { siteKey: 'harbour' } };
    expect((await browser().send(visit)).status).toBe(403);
  });

  it('keeps no password, hash, cookie or e-mail of a stranger in the log or in the facts', async () => {
    await browser().signIn('canary@stranger.example', 'canary-password');
    const record = JSON.stringify(await rig.facts()) + rig.logged.join('');
    for (const secret of ['canary', own, '$argon2', 'parley_session']) expect(record).not.toContain(secret);
  });
});
