import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from '@playwright/test';
import type { CommandBodies, Role } from '#libs/contracts';
import { launchBrowser } from '../support/browser';
import { type Account, type Guest, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';

type Settings = CommandBodies['settings.change']['settings'];

/** An operator at a console of his own. */
export interface Desk {
  readonly account: Account;
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}
/** A visitor with the widget open on the sample website. */
export interface Shop {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly chat: FrameLocator;
}

/** Everybody who takes part, each in a browser context of his own, on one running Parley. */
export class Floor {
  private readonly contexts: BrowserContext[] = [];
  private readonly hired = new Map<string, Account>();
  /** What any page threw; a test file ends by finding it empty. */
  readonly complaints: string[] = [];

  private constructor(
    readonly parley: RunningParley,
    readonly browser: Browser,
    readonly office: Office,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<Floor> {
    const [parley, browser] = await Promise.all([RunningParley.start(environment), launchBrowser()]);
    const floor = new Floor(parley, browser, new Office([parley.port]));
    await floor.askForNames();
    return floor;
  }

  async close(): Promise<void> {
    this.office.close();
    await this.browser.close();
    await this.parley.remove();
  }

  /** Ends what one test opened; the server and its people stay. */
  async tidy(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }

  /** Hired at the first call, then the same person again. */
  async account(name: string, role: Role = 'operator'): Promise<Account> {
    const account = this.hired.get(name) ?? (await this.office.hire(role, 'all', name));
    this.hired.set(name, account);
    return account;
  }

  async desk(name: string, role: Role = 'operator', path = '/'): Promise<Desk> {
    return this.sitDown(name, await this.account(name, role), path);
  }

  /** Opens a console for somebody who is signed in already. */
  async sitDown(name: string, account: Account, path = '/', options: BrowserContextOptions = {}): Promise<Desk> {
    const context = await this.context(options);
    const [key = '', value = ''] = account.cookie.split(/=(.*)/s);
    await context.addCookies([{ name: key, value, url: this.parley.console }]);
    const page = await this.page(context, this.parley.console + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    return { account, name, page, context };
  }

  async shop(text?: string, name?: string): Promise<Shop> {
    const context = await this.context();
    const page = await this.page(context, this.parley.demo);
    await page.getByRole('button', { name: /^Open chat/ }).click();
    const chat = page.frameLocator('parley-chat iframe');
    if (name !== undefined) await chat.getByRole('textbox', { name: /Your name/ }).fill(name);
    if (text !== undefined) await say(chat, text);
    return { page, context, chat };
  }

  /** A visitor who has no screen; quicker where the screen is not what is looked at. */
  async guest(text: string, name?: string): Promise<Guest & { chat: string }> {
    const guest = await this.office.guest();
    const body = { text, ...(name === undefined ? {} : { fields: { name } }) };
    const { chat } = await this.office.command(guest, 'chat.start', body);
    return { ...guest, chat: String(chat) };
  }

  async set(changed: Partial<Settings>): Promise<void> {
    const admin = await this.office.admin();
    const asked = { v: 1, type: 'settings.get', body: {} };
    const answer = await this.office.http('/api/query', { body: asked, headers: this.office.as(admin) });
    const { settings } = answer.body['result'] as { settings: Settings };
    await this.office.command(admin, 'settings.change', { settings: { ...settings, ...changed } });
  }

  /** The sample website asks visitors for their names. */
  private async askForNames(): Promise<void> {
    const [site] = await this.feeds<{
      key: string;
      row: { configuration: CommandBodies['site.change']['configuration'] };
    }>('sites');
    if (!site) throw new Error('no site');
    const configuration = { ...site.row.configuration, preChatFields: ['name' as const] };
    await this.office.command(await this.office.admin(), 'site.change', { site: site.key, configuration });
  }

  private async feeds<R>(...names: string[]): Promise<R[]> {
    const headers = this.office.as(await this.office.admin());
    const body = { v: 1, epoch: null, feeds: names.map((feed) => ({ feed, seq: 0 })) };
    const answer = await this.office.http('/api/sync', { body, headers });
    return (answer.body['feeds'] as { rows: R[] }[]).flatMap(({ rows }) => rows);
  }

  /** Chats that wait, on all sites. */
  async waiting(): Promise<string[]> {
    const sites = await this.feeds<{ key: string }>('sites');
    const rows = await this.feeds<{ key: string; row: { status: string } | null }>(
      ...sites.map(({ key }) => `dashboard:${key}`),
    );
    return rows.filter(({ row }) => row?.status === 'waiting').map(({ key }) => key);
  }

  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    this.contexts.push(context);
    return context;
  }

  async page(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    await page.goto(url);
    return page;
  }
}

/** The visitor writes in the widget. */
export async function say(chat: FrameLocator, text: string): Promise<void> {
  const box = chat.getByRole('textbox', { name: 'Write a message' });
  await box.fill(text);
  await box.press('Enter');
}

/** The operator writes in the chat that is open. */
export async function write(page: Page, text: string): Promise<void> {
  const box = entryBar(page);
  await box.fill(text);
  await box.press('Enter');
}

export const entryBar = (page: Page): Locator => page.getByRole('textbox', { name: /^Message to / });
export const logOf = (page: Page): Locator => page.getByRole('log');
export const rowOf = (page: Page, words: string | RegExp): Locator => page.getByRole('row').filter({ hasText: words });
export const tabOf = (page: Page, words: string | RegExp): Locator => page.getByRole('tab').filter({ hasText: words });
export const nav = (page: Page, name: 'Dashboard' | 'My Chats' | 'My profile'): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) });
/** The chat's group of control buttons: Invite, Transfer, Leave, Kick. */
export const control = (page: Page, verb: string): Locator =>
  page.getByRole('complementary', { name: 'Chat sidebar' }).getByRole('button', { name: new RegExp(`^${verb}\\b`) });

const counted = { waiting: /(\d+) visitors? waiting/, offers: /(\d+) offers? to you/, unread: /(\d+) new messages?/ };

/** The number that a badge says to a screen reader; zero where there is no badge. */
export async function badge(of: Locator, what: keyof typeof counted): Promise<number> {
  const words = (await of.locator('.unseen').allTextContents()).join(', ');
  return Number(counted[what].exec(words)?.[1] ?? 0);
}

/** Who and what is in a row of badges, all at once, so that no change falls between two looks. */
export async function badges(page: Page): Promise<{ tabs: number; link: number }> {
  const [link = '', ...tabs] = await page.evaluate(() => {
    const said = (root: Element): string =>
      [...root.querySelectorAll('.unseen')].map(({ textContent }) => textContent).join(', ');
    const link = document.querySelector('nav a[href="/my-chats"]');
    return [...(link ? [link] : []), ...document.querySelectorAll('[role=tab]')].map(said);
  });
  const count = (words: string): number => Number(counted.unread.exec(words)?.[1] ?? 0);
  return { link: count(link), tabs: tabs.reduce((sum, words) => sum + count(words), 0) };
}

export async function accept(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Accept chat with ${name}` }).click();
  await page.waitForURL(/\/my-chats\//);
}
