import type { Browser } from '@playwright/test';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { Desk } from '../support/desk';
import { type Account, type Guest, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';

describe('an operator without a mouse', () => {
  let parley: RunningParley;
  let browser: Browser;
  let office: Office;
  let maya: Account;
  let desk: Desk;

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    office = new Office([parley.port]);
    maya = await office.hire();
    desk = await Desk.open(await browser.newContext({ locale: 'en-GB' }), parley.console, maya);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await parley?.remove();
  }, 60_000);

  async function visitor(text: string): Promise<Guest & { chat: string }> {
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text });
    return { ...guest, chat: String(chat) };
  }
  const press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => desk.page.keyboard.press(key)), Promise.resolve());
  const notLost = async (): Promise<void> => {
    await see.poll(() => desk.focused()).not.toMatch(/^body/);
  };

  it('D5: accepts the chat that waits longest with A, and lands in its entry bar', async () => {
    const first = await visitor('I was first');
    const second = await visitor('I was second');
    await see(desk.page.getByText('I was second')).toBeVisible();
    await press('a');
    await see(desk.page).toHaveURL(new RegExp(first.chat));
    await see.poll(() => desk.focused()).toMatch(/^textarea/);
    await press('a');
    await see(desk.page.getByRole('textbox', { name: /message|write/i })).toHaveValue('a');
    await office.command(maya, 'chat.accept', {}, second.chat);
    await see(desk.page.getByRole('tab')).toHaveCount(2);
  }, 60_000);

  it('goes from tab to tab with Alt and arrows out of the entry bar, and to the one with something new', async () => {
    const [here] = [desk.page.url()];
    await press('Alt+ArrowDown');
    await see(desk.page).not.toHaveURL(here);
    await see.poll(() => desk.focused()).toMatch(/^textarea/);
    await press('Alt+ArrowUp');
    await see(desk.page).toHaveURL(here);
    await press('Alt+Shift+ArrowUp');
    await see(desk.page).toHaveURL(/my-chats/);
    await notLost();
  }, 60_000);

  it('goes to the pages with G and a letter, and the focus to their headings', async () => {
    await desk.page.getByRole('tab', { selected: true }).focus();
    await press('g', 'p');
    await see(desk.page).toHaveURL(/my-profile/);
    await see.poll(() => desk.focused()).toBe('h1 My profile');
    await press('g', 'd');
    await see.poll(() => desk.focused()).toBe('h1 Dashboard');
    await press('g', 'c');
    await see(desk.page).toHaveURL(/my-chats/);
    await notLost();
  }, 60_000);

  it('reads the table of all keys with "?", and is back where it was', async () => {
    await press('g', 'd');
    await see.poll(() => desk.focused()).toBe('h1 Dashboard');
    await press('?');
    const table = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await see(table.getByText('Next chat tab')).toBeVisible();
    await see(table.getByRole('heading', { level: 3 }).first()).toHaveText('Dashboard');
    await see(table.getByText('Kick')).toHaveCount(0);
    await press('Escape');
    await see(table).toHaveCount(0);
    await see.poll(() => desk.focused()).toBe('h1 Dashboard');
  }, 60_000);

  it('finds a command and a chat with Ctrl and K, each command with its key', async () => {
    await press('Control+k');
    const palette = desk.page.getByRole('dialog', { name: 'Search or jump' });
    const box = palette.getByRole('combobox');
    await see(box).toBeFocused();
    await box.fill('my profile');
    await see(palette.getByRole('option', { name: /Go to My profile.*G.*P/ })).toBeVisible();
    await press('Enter');
    await see(desk.page).toHaveURL(/my-profile/);
    await see(palette).toHaveCount(0);
    await press('Control+k');
    await box.fill('visitor');
    await see(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await press('ArrowDown', 'Enter');
    await see(desk.page).toHaveURL(/my-chats\/.+/);
    await notLost();
  }, 60_000);

  it('the button that bears these keys opens the same', async () => {
    await desk.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Search or jump' }).click();
    const palette = desk.page.getByRole('dialog', { name: 'Search or jump' });
    await see(palette.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await see(palette).toHaveCount(0);
  }, 60_000);

  it('goes round the regions with F6, never to nowhere', async () => {
    const seen = new Set<string>();
    for (let step = 0; step < 8; step++) {
      await press('F6');
      await notLost();
      seen.add(await desk.focused());
    }
    expect(seen.size).toBeGreaterThanOrEqual(4);
    await press('Shift+F6');
    await notLost();
  }, 60_000);

  it('is told of a row that another operator took, and is not left with nothing', async () => {
    const guest = await visitor('Quick, before she clicks');
    await press('g', 'd');
    const accept = desk.page.getByRole('row').filter({ hasText: 'Quick, before' }).getByRole('button').first();
    await accept.focus();
    await office.command(await office.hire(), 'chat.accept', {}, guest.chat);
    await see(desk.page.getByRole('row').filter({ hasText: 'Quick, before' }).getByText('Active')).toBeVisible();
    await notLost();
  }, 60_000);

  it('WCAG 2.1.4: has no single keys when they are switched off', async () => {
    await office.command(maya, 'profile.change', { choices: { singleKeys: false, theme: 'dark' } });
    await see(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await press('g', 'p', '?');
    await press('Control+k');
    await see(desk.page.getByRole('dialog', { name: 'Search or jump' })).toBeVisible();
    await see(desk.page.getByRole('dialog')).toHaveCount(1);
    await see(desk.page).not.toHaveURL(/my-profile/);
    await press('Escape');
  }, 60_000);

  it('speaks Arabic from right to left as soon as that is chosen, and English again', async () => {
    await desk.page.getByRole('link', { name: /^Dashboard/ }).click();
    await office.command(maya, 'profile.change', { choices: { language: 'ar' } });
    await see(desk.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await see(desk.page.locator('html')).toHaveAttribute('lang', 'ar');
    await see(desk.page.getByRole('link', { name: /^لوحة المتابعة/ })).toBeVisible();
    await see(desk.page).toHaveTitle(/لوحة المتابعة/);
    await office.command(maya, 'profile.change', { choices: { language: 'en' } });
    await see(desk.page.getByRole('link', { name: /^Dashboard/ })).toBeVisible();
    await see(desk.page.locator('html')).toHaveAttribute('dir', 'ltr');
  }, 60_000);
});
