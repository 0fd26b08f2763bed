import { jest } from '@jest/globals';
import { see } from '../support/see';
import { box, launcher, log, RealShop, startChat } from './real-shop';

// Browsers on a busy machine; nothing waits for this long when all is well.
jest.setTimeout(60_000);

/** Adds up what moves on the page without the visitor's doing. */
const countShifts = (): void => {
  const sums = globalThis as unknown as { shifted: number };
  sums.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sums.shifted += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
};

describe('the widget on somebody else’s website', () => {
  let shop: RealShop;
  beforeAll(async () => void (shop = await RealShop.open()), 120_000);
  afterEach(() => shop.leave());
  afterAll(() => shop.close(), 60_000);

  it('V1, statement 38: before the launcher is pressed there is one request and nothing else', async () => {
    const context = await shop.context();
    await context.addInitScript(countShifts);
    const page = await shop.tab(context);
    await see(launcher(page)).toHaveAccessibleName('Open chat');
    await page.waitForLoadState('networkidle');
    const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    const shifted = await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted);
    const { requests, sockets, complaints } = shop.watched.get(page)!;
    expect({ kept, shifted, frames: page.frames().length, sockets: sockets.size, complaints }).toEqual({
      kept: ['', 0, 0],
      shifted: 0,
      frames: 1,
      sockets: 0,
      complaints: [],
    });
    expect(await context.cookies()).toEqual([]);
    expect(requests.filter((url) => url.startsWith(shop.chat))).toHaveLength(1);
    const names = await page
      .evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length)
      .catch(() => 0);
    expect(names).toBe(0);
  });

  it('statement 38: the loader is at most 3.5 KB and the first opening at most 32 KB, with the heads of the answers', async () => {
    const page = await shop.tab(await shop.context());
    const sizes = async (url: string): Promise<number> => {
      const { headers } = await fetch(url, { headers: { 'accept-encoding': 'br' } });
      const head = [...headers].reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 19);
      return head + Number(headers.get('content-length'));
    };
    await startChat(page, 'How much did that weigh?');
    const urls = [...new Set(shop.watched.get(page)!.requests.filter((url) => /\/widget\//.test(url)))];
    const loader = urls.filter((url) => url.endsWith('.js') && !url.includes('/assets/'));
    const bytes = async (some: string[]): Promise<number> =>
      (await Promise.all(some.map(sizes))).reduce((sum, size) => sum + size, 0);
    expect(await bytes(loader)).toBeGreaterThan(0);
    expect(await bytes(loader)).toBeLessThanOrEqual(3_584);
    const rest = urls.filter((url) => !loader.includes(url));
    expect(rest.map((url) => new URL(url).pathname.split('/').at(-1)).sort()).toEqual([
      'chat',
      'chat.css',
      'chat.js',
      'en.js',
    ]);
    expect(await bytes(rest)).toBeLessThanOrEqual(32_768);
  });

  it.each(['/', '/trusted'])(
    'statement 37: on %s, with the strictest policy, it opens and works without a violation',
    async (path) => {
      const page = await shop.tab(await shop.context(), path);
      await startChat(page, `Written on ${path}`);
      await see(log(page).getByText(`Written on ${path}`)).toHaveCount(1);
      await page.keyboard.press('Escape');
      await see(launcher(page)).toBeFocused();
      expect(shop.watched.get(page)!.complaints).toEqual([]);
    },
  );

  it('V1: with an unknown site key it stays away and says why in one line', async () => {
    const page = await shop.tab(await shop.context(), '/?key=nobodys');
    const { complaints } = shop.watched.get(page)!;
    await see
      .poll(() => complaints.filter((one) => one.startsWith('Parley:')))
      .toEqual([expect.stringContaining('"nobodys"')]);
    expect(await page.locator('parley-chat').count()).toBe(0);
  });

  it('V1: on a page of an origin that is not allowed it stays away and says why in one line', async () => {
    const other = await shop.tab(await shop.context(), '/?key=demo');
    const { complaints } = shop.watched.get(other)!;
    await see.poll(() => complaints).toEqual([expect.stringContaining('allowed origins')]);
    expect(await other.locator('parley-chat').count()).toBe(0);
  });

  it('the page stays the visitor’s: no trap for the keyboard, zoom allowed, nothing in print', async () => {
    const page = await shop.tab(await shop.context());
    await launcher(page).click();
    await see(box(page)).toBeFocused();
    // Backwards, out of the panel: at some point the focus is on the shop's own button.
    const own = page.getByRole('button', { name: 'Of the shop' });
    const reached = (): Promise<boolean> => own.evaluate((button) => button === document.activeElement);
    for (let press = 0; press < 20 && !(await reached()); press++) await page.keyboard.press('Shift+Tab');
    expect(await reached()).toBe(true);
    const frame = page.frames().find((one) => one.url().includes('/chat'))!;
    expect(await frame.locator('meta[name=viewport]').getAttribute('content')).not.toMatch(
      /user-scalable|maximum-scale/,
    );
    await page.emulateMedia({ media: 'print' });
    await see(launcher(page)).toBeHidden();
  });
});
