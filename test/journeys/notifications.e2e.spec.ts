import type { Browser, BrowserContext } from '@playwright/test';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { Desk, firstTone } from '../support/desk';
import { type Account, type Guest, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';

describe('an operator who looks elsewhere', () => {
  let parley: RunningParley;
  let browser: Browser;
  let office: Office;
  let maya: Account;
  let priya: Account;
  let context: BrowserContext;
  let desk: Desk;

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    office = new Office([parley.port]);
    [maya, priya] = [await office.hire(), await office.hire()];
    context = await browser.newContext({ locale: 'en-GB' });
    desk = await Desk.open(context, parley.console, maya);
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

  it('N4: is told that no sound was heard yet, and hears one by a click', async () => {
    const { page } = desk;
    await see(page.getByRole('button', { name: 'Sound was not heard yet, test it' })).toBeVisible();
    await page.getByRole('button', { name: 'Turn on and test' }).click();
    await desk.hears('message');
    await see(page.getByRole('button', { name: 'Sound is on' })).toBeVisible();
    await see(page.getByRole('button', { name: 'Turn on and test' })).toHaveCount(0);
  }, 60_000);

  it('N1, N4, N5: hears who waits until somebody accepts, and sees the number in badge and title', async () => {
    await desk.forget();
    const guest = await visitor('Is anybody there?');
    await desk.hears('waiting');
    await see(desk.page.getByRole('link', { name: 'Dashboard 1 visitors waiting' })).toBeVisible();
    await see(desk.page).toHaveTitle('(1) Dashboard');
    await see.poll(() => desk.page.locator('link[rel=icon]').getAttribute('href')).toContain('data:image/svg');
    await desk.forget();
    await office.command(priya, 'chat.accept', {}, guest.chat);
    await see(desk.page).toHaveTitle('Dashboard');
    await see(desk.page.getByRole('link', { name: /^Dashboard$/ })).toBeVisible();
    await see.poll(() => desk.page.locator('link[rel=icon]').getAttribute('href')).toBe('favicon.svg');
  }, 60_000);

  it('N2, I3: hears an invite, and the badge is gone with it', async () => {
    const guest = await visitor('May I speak to Maya?');
    await office.command(priya, 'chat.accept', {}, guest.chat);
    await desk.forget();
    const { offer } = await office.command(priya, 'chat.invite', { operator: maya.id }, guest.chat);
    await desk.hears('offer');
    await see(desk.page.getByRole('link', { name: 'Dashboard 1 offers to you' })).toBeVisible();
    await office.command(maya, 'offer.decline', { offer: String(offer) }, guest.chat);
    await see(desk.page.getByRole('link', { name: /^Dashboard$/ })).toBeVisible();
  }, 60_000);

  it('N3, N4: hears a message of a chat that is not on the screen; one that is on the screen is quiet', async () => {
    const guest = await visitor('My order');
    await office.command(maya, 'chat.accept', {}, guest.chat);
    await see(desk.page).toHaveTitle(/^\(1\)|^Dashboard/);
    await desk.forget();
    await office.command(guest, 'message.post', { text: 'is late' }, guest.chat);
    await desk.hears('message');
    await desk.page.goto(`${parley.console}/my-chats/${guest.chat}`);
    await see(desk.page.getByRole('log').getByText('is late')).toBeVisible();
    await desk.page.getByRole('tab').first().click();
    await desk.forget();
    await office.command(guest, 'message.post', { text: 'by a week' }, guest.chat);
    await see(desk.page.getByRole('log').getByText('by a week')).toBeVisible();
    expect((await desk.heard()).filter((one) => one === `start ${firstTone.message}`)).toEqual([]);
    await office.command(maya, 'chat.leave', {}, guest.chat);
    await office.command(priya, 'chat.accept', {}, guest.chat);
  }, 60_000);

  it('J5: hears nothing of a chat that is only watched', async () => {
    const guest = await visitor('Somebody else has this');
    await office.command(priya, 'chat.accept', {}, guest.chat);
    await office.command(maya, 'chat.watch', {}, guest.chat);
    await desk.page.getByRole('link', { name: /^Dashboard/ }).click();
    await desk.forget();
    await office.command(guest, 'message.post', { text: 'and writes' }, guest.chat);
    await see(desk.page.getByRole('link', { name: /^My Chats \d+ new messages/ })).toBeVisible();
    expect(await desk.heard()).toEqual([]);
    await office.command(maya, 'chat.leave', {}, guest.chat);
  }, 60_000);

  it('N4: a hidden console tells the desktop once per chat, without the words, and takes it back', async () => {
    await desk.hide(true);
    await desk.forget();
    const guest = await visitor('A secret of mine');
    await see.poll(async () => (await desk.heard()).find((one) => one.startsWith('tell'))).toMatch(/is waiting.*\| $/);
    await office.command(priya, 'chat.accept', {}, guest.chat);
    await see.poll(() => desk.heard()).toContain(`untell ${guest.chat}`);
    expect((await desk.heard()).filter((one) => one.startsWith('tell')).length).toBe(1);
    await desk.hide(false);
  }, 60_000);

  it('N4: of several windows one rings, and when it is closed another takes its place', async () => {
    const second = await Desk.open(context, parley.console);
    await second.page.getByRole('heading', { level: 1 }).click();
    await Promise.all([desk.forget(), second.forget()]);
    const guest = await visitor('Who rings?');
    await desk.hears('waiting');
    await see(second.page).toHaveTitle('(1) Dashboard');
    expect(await second.heard()).toEqual([]);
    await desk.page.close();
    await second.hears('waiting');
    await office.command(priya, 'chat.accept', {}, guest.chat);
  }, 60_000);
});
