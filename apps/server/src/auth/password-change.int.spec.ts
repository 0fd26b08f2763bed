import { type AuthRig, startAuth } from './testing/auth-rig';
import { Browser } from './testing/browser';

const own = 'kestrel under ivory';
const next = 'seven quiet harbours';

describe('P2: changing the password', () => {
  let rig: AuthRig;
  let count = 0;
  beforeAll(async () => {
    rig = await startAuth();
  });
  afterAll(() => rig.close());

  /** Somebody with a password of his own, signed in. */
  const somebody = async (): Promise<{ email: string; operator: string; browser: Browser }> => {
    const email = `person${++count}@harbour.example`;
    const operator = await rig.addOperator(email);
    const browser = new Browser(rig.base);
    await browser.signIn(email, 'password');
    expect((await browser.changePassword('password', own)).status).toBe(200);
    return { email, operator, browser };
  };
  const header = (browser: Browser): string =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  it('ends all other sessions, renews this one, and is a fact', async () => {
    const { email, operator, browser } = await somebody();
    const other = new Browser(rig.base);
    await other.signIn(email, own);
    const before = header(browser);
    expect((await browser.changePassword(own, next)).json).toMatchObject({ mustChangePassword: false });
    expect((await other.whoAmI()).status).toBe(401);
    expect((await browser.whoAmI()).status).toBe(200);
    expect(await rig.auth.sessions.fromCookie(before)).toBeNull();
    expect((await new Browser(rig.base).signIn(email, own)).status).toBe(401);
    expect((await new Browser(rig.base).signIn(email, next)).status).toBe(200);
    const facts = await rig.facts();
    expect(facts).toContainEqual({ type: 'PasswordChanged', data: { operator, first: true } });
    expect(facts).toContainEqual({ type: 'PasswordChanged', data: { operator, first: false } });
    expect(facts).toContainEqual({ type: 'SignedOut', data: { operator, reason: 'password' } });
  });

  it.each([
    ['the wrong current one', 'not it', next, 400, { field: 'current', detail: { why: 'wrong' } }],
    ['the same again', own, own, 400, { field: 'next', detail: { why: 'same' } }],
    ['a short one', own, 'elevenchars', 400, { field: 'next', detail: { why: 'too-short', minimum: 12 } }],
    ['the default', own, 'password', 400, { field: 'next', detail: { why: 'default' } }],
    ['a common one', own, 'Password2026!', 400, { field: 'next', detail: { why: 'common' } }],
    ['the name', own, 'Hannah Lindqvist', 400, { field: 'next', detail: { why: 'personal' } }],
    ['an endless one', own, 'x'.repeat(1_025), 413, { field: 'next' }],
  ])('refuses %s with its reason, and nothing changes', async (_what, current, wanted, status, reason) => {
    const { email, browser } = await somebody();
    const answer = await browser.changePassword(current, wanted);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(reason);
    expect((await browser.whoAmI()).status).toBe(200);
    expect((await new Browser(rig.base).signIn(email, own)).status).toBe(200);
  });

  it('takes the length from the setting', async () => {
    const { browser } = await somebody();
    rig.settings.passwordLength = 30;
    expect((await browser.changePassword(own, next)).json).toMatchObject({ detail: { why: 'too-short', minimum: 30 } });
    rig.settings.passwordLength = 8;
    expect((await browser.changePassword(own, 'ivory-9k')).status).toBe(200);
    rig.settings.passwordLength = 12;
  });

  it('is won by one of two browsers that race', async () => {
    const email = `person${++count}@harbour.example`;
    await rig.addOperator(email);
    const browsers = [new Browser(rig.base), new Browser(rig.base)];
    for (const browser of browsers) await browser.signIn(email, 'password');
    const answers = await Promise.all(browsers.map((browser, i) => browser.changePassword('password', `${own} ${i}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await new Browser(rig.base).signIn(email, `${own} ${winner}`)).status).toBe(200);
  });

  it('P5: guessing the current password has to wait like guessing at the door', async () => {
    const { browser } = await somebody();
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push((await browser.changePassword(`guess ${i}`, next)).status);
    expect(statuses.slice(0, 6)).toEqual(Array(6).fill(400));
    expect(statuses.at(-1)).toBe(429);
    expect((await browser.changePassword(own, next)).status).toBe(429);
  });

  it('keeps the hash out of everything but its row', async () => {
    const { operator } = await somebody();
    const [row] = await rig.owner('select hash from auth.credentials where operator = $1', [operator]);
    expect(String(row?.['hash'])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(await rig.facts())).not.toContain('argon2');
    expect(JSON.stringify(await rig.owner('select result::text from log.receipts'))).not.toContain('argon2');
  });
});
