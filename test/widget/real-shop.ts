import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { see } from '../support/see';
import type { CommandBodies, DashboardRow } from '#libs/contracts';
import { launchBrowser } from '../support/browser';
import { until } from '../support/line';
import { type Account, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';

type SiteConfiguration = CommandBodies['site.create']['configuration'];

/** Everything that a page complains about, and what the widget asked the network for. */
export interface Watched {
  readonly complaints: string[];
  readonly requests: string[];
  readonly sockets: Set<object>;
}

/** Parley as it is installed, a website of another origin with the strictest policy, and a browser. */
export class RealShop {
  readonly watched = new Map<Page, Watched>();
  private readonly contexts: BrowserContext[] = [];
  private readonly http = createServer((request, response) => this.serve(request.url ?? '/', response));
  private key = '';

  private constructor(
    readonly parley: RunningParley,
    readonly browser: Browser,
    readonly office: Office,
  ) {}

  static async open(change: Partial<SiteConfiguration> = {}): Promise<RealShop> {
    const [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    const shop = new RealShop(parley, browser, new Office([parley.port]));
    await new Promise<void>((done) => shop.http.listen(0, '127.0.0.1', done));
    await shop.settle(change);
    return shop;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }
  /** Where the widget comes from: another site than the shop. */
  get chat(): string {
    return this.parley.console;
  }

  async close(): Promise<void> {
    this.office.close();
    await this.browser.close();
    this.http.close();
    this.http.closeAllConnections();
    await this.parley.remove();
  }

  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1180, height: 780 }, ...options });
    this.contexts.push(context);
    return context;
  }
  async leave(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }

  async tab(context: BrowserContext, path = '/'): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    this.watch(page);
    await page.goto(`${this.url}${path}`);
    return page;
  }
  sockets(): number {
    return [...this.watched.values()].reduce((sum, { sockets }) => sum + sockets.size, 0);
  }

  /** The row of the chat whose last line or visitor says this, as an operator's Dashboard has it. */
  async row(of: Account, words: string): Promise<DashboardRow> {
    const line = await this.office.staffLine(of);
    const { id } = await this.site();
    try {
      return await until(async () => {
        const [answer] = await line.sync(`dashboard:${id}`);
        const rows = answer && 'rows' in answer ? answer.rows.map(({ row }) => row as DashboardRow | null) : [];
        return rows.find((row) => row && JSON.stringify([row.last, row.visitor]).includes(words));
      });
    } finally {
      line.close();
    }
  }

  async site(): Promise<{ id: string }> {
    const { body } = await this.office.http('/api/visitor', { body: { siteKey: this.key } });
    return body['site'] as { id: string };
  }

  private async settle(change: Partial<SiteConfiguration>): Promise<void> {
    const configuration: SiteConfiguration = {
      name: 'Northwind Bikes',
      origins: [this.url],
      accent: '#2d55d8',
      greeting: 'Hello! Ask us anything.',
      preChatFields: ['name', 'email'],
      contextEndpoint: null,
      ...change,
    };
    const made = await this.office.command(await this.office.admin(), 'site.create', { configuration });
    this.key = String(made['key']);
    await until(async () => (await fetch(`${this.chat}/widget/${this.key}.js`)).ok);
  }

  private watch(page: Page): void {
    const watched: Watched = { complaints: [], requests: [], sockets: new Set() };
    this.watched.set(page, watched);
    page.on('pageerror', ({ message }) => watched.complaints.push(message));
    page.on('console', (said) => {
      if (['error', 'warning'].includes(said.type())) watched.complaints.push(said.text());
    });
    page.on('request', (request) => watched.requests.push(request.url()));
    page.on('websocket', (socket) => {
      watched.sockets.add(socket);
      socket.on('close', () => watched.sockets.delete(socket));
    });
    // The page before took its sockets with it, unreported.
    page.on('framenavigated', (frame) => frame === page.mainFrame() && watched.sockets.clear());
    page.on('close', () => this.watched.delete(page));
  }

  private serve(path: string, response: import('node:http').ServerResponse): void {
    const { pathname, searchParams } = new URL(path, this.url);
    const policy = `default-src 'none'; script-src ${this.chat}; frame-src ${this.chat}; img-src 'self'; style-src 'self'`;
    const trusted = pathname === '/trusted' ? "; require-trusted-types-for 'script'; trusted-types 'none'" : '';
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (pathname === '/style.css')
      return void response.setHeader('content-type', 'text/css').end('main { height: 3000px }');
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', policy + trusted);
    const key = searchParams.get('key') ?? this.key;
    const script = pathname === '/without' ? '' : `<script async src="${this.chat}/widget/${key}.js"></script>`;
    response.end(
      `<!doctype html><html lang="${searchParams.get('lang') ?? 'en'}"><title>Shop</title>
      <link rel="stylesheet" href="/style.css"><main><h1>${pathname}</h1>
      <button>Of the shop</button><a href="/second">Second page</a></main>${script}`,
    );
  }
}

export const launcher = (page: Page) => page.locator('parley-chat button');
export const frameOf = (page: Page) => page.frameLocator('parley-chat iframe');
export const box = (page: Page) => frameOf(page).getByRole('textbox', { name: 'Write a message' });
export const log = (page: Page) => frameOf(page).getByRole('log');

export async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await see(frameOf(page).getByRole('button', { name: 'Send' })).toBeEnabled();
  await box(page).press('Enter');
}
/** As when the browser says that the network is back: the next try to connect is made now. */
export async function tryNow(page: Page): Promise<void> {
  const frame = page.frames().find((one) => one.url().includes('/chat'));
  await frame?.evaluate(() => dispatchEvent(new Event('online')));
}
export async function startChat(page: Page, text: string): Promise<void> {
  await launcher(page).click();
  await write(page, text);
  await see(log(page)).toContainText('Delivered');
}
