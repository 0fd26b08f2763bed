import type { Page } from '@playwright/test';
import { see } from '../support/see';
import { Floor } from './floor';

const own = 'a password of their own';

describe('Signing in, as operators live it', () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  afterEach(() => floor.tidy());

  async function signIn(email: string, password: string): Promise<Page> {
    const page = await floor.page(await floor.context(), floor.parley.console);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  it('1 (P1, D1): after signing in there is the Dashboard, and the links are Dashboard, My Chats, My profile, in that order', async () => {
    const { email, password } = await floor.account('Maya Okafor');
    const page = await signIn(email.toUpperCase(), password);
    await see(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await see(links).toHaveText([/^Dashboard/, /^My Chats/, /^My profile/]);
  });

  it('2 (P2, P3): who has the start password is led to My profile until it is changed; then the old one is refused', async () => {
    const { email } = await floor.office.add('operator', 'all', 'Newcomer');
    const page = await signIn(email, 'password');
    await see(page.getByRole('link', { name: 'My profile' })).toHaveAttribute('aria-current', 'page');
    await see(page.getByLabel('Current password')).toBeFocused();
    await page.goto(floor.parley.console);
    await see(page.getByLabel('Current password')).toBeVisible();
    await see(page.getByRole('link', { name: /^Dashboard/ })).toHaveCount(0);
    await page.getByLabel('Current password').fill('password');
    await page.getByLabel('New password', { exact: true }).fill(own);
    await page.getByLabel('New password again').fill(own);
    await page.getByRole('button', { name: 'Change password' }).click();
    await see(page.getByRole('link', { name: /^Dashboard/ })).toBeVisible();
    const again = await signIn(email, 'password');
    await see(again.getByRole('alert')).toBeVisible();
    await see(again.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  it('the font of the console comes from Parley itself, once and for good, and only the alphabet that is read', async () => {
    const page = await floor.page(await floor.context(), 'about:blank');
    const fonts: { url: string; kept: string | undefined }[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'font') return;
      fonts.push({ url: response.url(), kept: response.headers()['cache-control'] });
    });
    await page.goto(floor.parley.console);
    await see.poll(() => page.evaluate(() => document.fonts.check('600 13px "Inter Variable"'))).toBe(true);
    expect(fonts).toEqual([
      { url: expect.stringMatching(/inter-latin-wght/), kept: 'public, max-age=31536000, immutable' },
    ]);
    expect(fonts[0]?.url).toContain(floor.parley.console);
  });

  it('the console is an application that can be installed', async () => {
    const page = await floor.page(await floor.context(), floor.parley.console);
    await see(page.getByLabel('E-mail')).toBeVisible();
    const browser = await page.context().newCDPSession(page);
    const { url, errors, data } = await browser.send('Page.getAppManifest');
    expect({ url, errors }).toEqual({ url: expect.stringMatching(/\.webmanifest$/), errors: [] });
    const { name, display, icons } = JSON.parse(data ?? '') as Record<string, unknown>;
    expect({ name, display }).toEqual({ name: 'Parley', display: 'standalone' });
    for (const { src, type } of icons as { src: string; type: string }[]) {
      const icon = await page.request.get(new URL(src, url).href);
      expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    }
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});
