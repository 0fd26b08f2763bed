import { jest } from '@jest/globals';
import type { BrowserContext, Page } from '@playwright/test';
import { see } from '../support/see';
import { box, frameOf, launcher, log, RealShop, startChat, tryNow, write } from './real-shop';

// Browsers on a busy machine; nothing waits for this long when all is well.
jest.setTimeout(60_000);

describe('several tabs of one visitor', () => {
  let shop: RealShop;
  let context: BrowserContext;
  beforeAll(async () => void (shop = await RealShop.open()), 120_000);
  beforeEach(async () => void (context = await shop.context()));
  afterEach(() => shop.leave());
  afterAll(() => shop.close(), 60_000);

  const shown = async (page: Page): Promise<void> => {
    // As it was left in the other tab: open.
    await see(launcher(page)).toHaveAttribute('aria-expanded', 'true');
    await see(box(page)).toBeEnabled();
  };
  const twoTabs = async (text: string): Promise<[Page, Page]> => {
    const first = await shop.tab(context);
    await startChat(first, text);
    const second = await shop.tab(context);
    await shown(second);
    await see(log(second).getByText(text)).toHaveCount(1);
    return [first, second];
  };

  it('V3, statement 39: a link, a second tab, one chat, one socket', async () => {
    const first = await shop.tab(context);
    await startChat(first, 'Is it in stock?');
    await first.getByRole('link', { name: 'Second page' }).click();
    await see(first.getByRole('heading', { name: '/second' })).toBeVisible();
    const second = await shop.tab(context);
    await shown(second);
    for (const tab of [first, second]) await see(log(tab).getByText('Is it in stock?')).toHaveCount(1);
    await see.poll(() => shop.sockets()).toBe(1);
    await write(second, 'From the second');
    await see(log(first).getByText('From the second')).toHaveCount(1);
    await write(first, 'From the first');
    await see(log(second).getByText('From the first')).toHaveCount(1);
    expect(shop.sockets()).toBe(1);
  }, 60_000);

  it('V3: the tab that holds the socket closes; another takes over, and nothing is lost or doubled', async () => {
    const [first, second] = await twoTabs('Before');
    const third = await shop.tab(context);
    await shown(third);
    await see.poll(() => shop.sockets()).toBe(1);
    const holder = [first, second, third].find((page) => shop.watched.get(page)!.sockets.size === 1)!;
    const others = [first, second, third].filter((page) => page !== holder);
    await Promise.all([write(others[0]!, 'While it closes'), holder.close()]);
    await write(others[1]!, 'After');
    for (const tab of others)
      for (const text of ['Before', 'While it closes', 'After']) await see(log(tab).getByText(text)).toHaveCount(1);
    await see.poll(() => shop.sockets()).toBe(1);
    for (const tab of others) await see(log(tab)).not.toContainText('Sending');
  }, 60_000);

  it('M3: what a tab had not sent when it was closed is sent by another, once', async () => {
    const [first, second] = await twoTabs('Hello');
    await see.poll(() => shop.sockets()).toBe(1);
    await shop.parley.down('SIGKILL');
    await write(first, 'Unsent in the first');
    await see(log(first)).toContainText('Unsent in the first');
    await first.close();
    await shop.parley.up();
    await tryNow(second);
    await see(log(second)).not.toContainText('Sending', { timeout: 40_000 });
    await see(log(second).getByText('Unsent in the first')).toHaveCount(1);
    await see(log(second)).toContainText('Delivered');
    const page = await shop.tab(context);
    await shown(page);
    await see(log(page).getByText('Unsent in the first')).toHaveCount(1);
  }, 90_000);

  it('the draft and the open panel are the same in every tab', async () => {
    const [first, second] = await twoTabs('Hello');
    await box(first).fill('half a sentence');
    await see(box(second)).toHaveValue('half a sentence');
    await frameOf(first).getByRole('button', { name: 'Minimize' }).click();
    await see(launcher(second)).toHaveAttribute('aria-expanded', 'false');
    const third = await shop.tab(context);
    await see(launcher(third)).toHaveAttribute('aria-expanded', 'false');
  }, 60_000);

  it('Forget me on this device: every tab forgets, and the chat has been left', async () => {
    const [first, second] = await twoTabs('Remember me not');
    await frameOf(first).getByRole('button', { name: 'More' }).click();
    await frameOf(first).getByRole('button', { name: 'Forget me on this device' }).click();
    await frameOf(first).getByRole('dialog').getByRole('button', { name: 'Forget me on this device' }).click();
    for (const tab of [first, second]) {
      await see(frameOf(tab).getByText('Ask us anything')).toBeVisible();
      await see(log(tab).getByText('Remember me not')).toHaveCount(0);
    }
    await see.poll(() => shop.sockets()).toBe(1);
  }, 60_000);

  it('with storage blocked each tab has a visitor and a socket of its own, and says that the chat ends with the page', async () => {
    await context.addInitScript(() => {
      const blocked = (): never => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get: blocked });
      Object.defineProperty(globalThis, 'BroadcastChannel', { value: blocked });
    });
    const [first, second] = [await shop.tab(context), await shop.tab(context)];
    for (const tab of [first, second]) {
      await tab.bringToFront();
      await launcher(tab).click();
      await see(frameOf(tab).getByText(/this chat ends when you leave this page/i)).toBeVisible();
      await write(tab, 'Alone');
      await see(log(tab)).toContainText('Delivered');
      await see(log(tab).getByText('Alone')).toHaveCount(1);
    }
    expect(shop.sockets()).toBe(2);
  }, 60_000);
});
