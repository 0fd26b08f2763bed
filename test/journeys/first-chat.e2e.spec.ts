import type { Browser, BrowserContext, Page } from '@playwright/test';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { RunningParley } from '../support/running-parley';

const own = 'correct horse battery';

describe('the first chat, as a newcomer lives it', () => {
  let parley: RunningParley;
  let browser: Browser;
  let shop: BrowserContext;
  let office: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    shop = await browser.newContext();
    office = await browser.newContext();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await parley?.remove();
  }, 60_000);

  async function open(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    return page;
  }

  it('V1, P3, D3, D5, M2, V3: a visitor writes, the administrator changes the password, accepts, both talk, both reload', async () => {
    const page = await open(shop, parley.demo);
    await page.getByRole('button', { name: /^Open chat/ }).click();
    const chat = page.frameLocator('iframe');
    await chat.getByRole('textbox').fill('Is the green one in stock?');
    await chat.getByRole('textbox').press('Enter');
    await see(chat.getByText('Is the green one in stock?')).toBeVisible();

    const desk = await open(office, parley.console);
    await desk.getByLabel('E-mail').fill('admin@example.com');
    await desk.getByLabel('Password', { exact: true }).fill('password');
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.getByLabel('Current password').fill('password');
    await desk.getByLabel('New password', { exact: true }).fill(own);
    await desk.getByLabel('New password again').fill(own);
    await desk.getByRole('button', { name: 'Change password' }).click();
    await desk.getByRole('link', { name: /^Dashboard/ }).click();

    await see(desk.getByText('Is the green one in stock?')).toBeVisible();
    await see(desk.getByRole('link', { name: /^Dashboard.*1/ })).toBeVisible();
    await desk
      .getByRole('button', { name: /^Accept chat with/ })
      .first()
      .click();
    await see(desk).toHaveURL(/\/my-chats\//);
    const entry = desk.getByRole('textbox', { name: /message|write/i });
    await entry.fill('Yes, two are left.');
    await entry.press('Enter');
    await see(chat.getByText('Yes, two are left.')).toBeVisible();
    await chat.getByRole('textbox').fill('I take one.');
    await chat.getByRole('textbox').press('Enter');
    await see(desk.getByRole('log').getByText('I take one.')).toBeVisible();

    await Promise.all([page.reload(), desk.reload()]);
    // The panel is as it was: open.
    const again = page.frameLocator('iframe');
    for (const text of ['Is the green one in stock?', 'Yes, two are left.', 'I take one.']) {
      await see(again.getByText(text)).toHaveCount(1);
      await see(desk.getByRole('log').getByText(text)).toHaveCount(1);
    }
    expect(complaints).toEqual([]);
  }, 120_000);
});
