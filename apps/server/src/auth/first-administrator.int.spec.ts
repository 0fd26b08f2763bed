import { type AuthRig, startAuth } from './testing/auth-rig';
import { Browser } from './testing/browser';

const own = 'kestrel under ivory';
const email = 'first@harbour.example';

describe('P4: the first administrator', () => {
  let rig: AuthRig;
  beforeEach(async () => {
    rig = await startAuth({ ADMIN_EMAIL: email });
  });
  afterEach(() => rig.close());
  const prepare = () => rig.auth.firstAdministrator.prepare(rig.settings);
  const issued = async (): Promise<number> =>
    (await rig.facts()).filter(({ type }) => type === 'DefaultPasswordIssued').length;

  it('is there after the first start, with the password of the seed', async () => {
    expect(await prepare()).toEqual({ ownPassword: false, shownOnce: null });
    const answer = await new Browser(rig.base).signIn(email.toUpperCase(), 'password');
    expect(answer.json).toMatchObject({ operator: { email, role: 'administrator' }, mustChangePassword: true });
  });

  it('gets the default anew at each start until he has a password of his own, each a fact', async () => {
    await prepare();
    await rig.owner(`update auth.credentials set default_expires_at = now() - interval '1 s'`);
    expect((await new Browser(rig.base).signIn(email, 'password')).status).toBe(401);
    await prepare();
    expect(await issued()).toBe(2);
    const browser = new Browser(rig.base);
    await browser.signIn(email, 'password');
    await browser.changePassword('password', own);
    expect(await prepare()).toEqual({ ownPassword: true, shownOnce: null });
    expect(await issued()).toBe(2);
    expect((await new Browser(rig.base).signIn(email, own)).status).toBe(200);
  });

  it('P3: gets a random password where that is set, shown once and kept nowhere', async () => {
    rig.settings.initialPassword = 'random';
    const { shownOnce } = await prepare();
    expect(shownOnce).toMatch(/^[\w-]{16}$/);
    expect((await new Browser(rig.base).signIn(email, 'password')).status).toBe(401);
    expect((await new Browser(rig.base).signIn(email, shownOnce ?? '')).json).toMatchObject({
      mustChangePassword: true,
    });
    expect(JSON.stringify(await rig.facts()) + rig.logged.join('')).not.toContain(shownOnce);
  });

  it('is not disabled by failures: the account waits for an hour instead', async () => {
    await prepare();
    const guess = (i: number): Promise<unknown> => {
      const attempt = { email, password: `guess ${i}`, address: `10.1.${i}.1`, confidential: true };
      return rig.auth.signIn.attempt(attempt);
    };
    for (let i = 0; i < 10; i++) await guess(i);
    expect((await rig.facts()).map(({ type }) => type)).not.toContain('OperatorDisabled');
    expect((await new Browser(rig.base).signIn(email, 'password')).status).toBe(401);
    await rig.owner(`update auth.throttle set blocked_until = blocked_until - interval '61 min'`);
    expect((await new Browser(rig.base).signIn(email, 'password')).status).toBe(200);
  });

  it('P4: two nodes that start at once make one administrator', async () => {
    await Promise.all([prepare(), prepare(), prepare()]);
    expect((await rig.facts()).filter(({ type }) => type === 'OperatorCreated')).toHaveLength(1);
    expect((await new Browser(rig.base).signIn(email, 'password')).status).toBe(200);
  });
});
