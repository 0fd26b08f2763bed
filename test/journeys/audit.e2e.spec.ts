import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { see } from '../support/see';
import pg from 'pg';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { tamper } from '../record/tampering';
import { launchBrowser } from '../support/browser';
import { type Account, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';
import { livedChat } from './lived-chat';

/** Milliseconds that the chat has to last for twice its speed to be seen. */
const long = 24_000;
const changed = (position: number): string => `update log.events
  set data = replace(data::text, '"audience":"everyone"', '"audience":"everyonf"')::json where position = ${position}`;

describe('the audit of a finished chat', () => {
  let parley: RunningParley;
  let browser: Browser;
  let office: Office;
  let auditor: Account;
  let chat: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    office = new Office([parley.port]);
    auditor = await office.hire('auditor', 'all', 'Aud Itor');
    chat = await livedChat(office, long);
    page = await blank();
  }, 180_000);
  afterAll(async () => {
    office?.close();
    await browser?.close();
    await parley?.remove();
  }, 60_000);
  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  /** A browser of its own: a clock that is stopped stands still for all pages of a browser. */
  async function blank(): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const fresh = await context.newPage();
    fresh.setDefaultTimeout(10_000);
    fresh.on('pageerror', (error) => complaints.push(error.message));
    return fresh;
  }

  async function signIn(on: Page): Promise<void> {
    await on.goto(parley.console);
    await on.getByLabel('E-mail').fill(auditor.email);
    await on.getByLabel('Password', { exact: true }).fill(auditor.password);
    await on.getByRole('button', { name: 'Sign in' }).click();
    await see(on.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  }

  async function owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const local = await startLocalPostgres(join(parley.folder, 'data', 'postgres'));
    const client = new pg.Client({ connectionString: local.url });
    await client.connect();
    return work(client).finally(async () => {
      await client.end();
      await local.stop();
    });
  }

  const numberOf = (sql: string, values: unknown[]): Promise<number> =>
    owner(async (client) => Number((await client.query<{ n: string }>(sql, values)).rows[0]?.n));
  const openings = (): Promise<number> =>
    numberOf(`select count(*) as n from log.events where type = 'HistoryOpened' and actor_id = $1`, [auditor.id]);

  const screens = (): { visitor: Locator; operator: Locator } => {
    const all = page.getByRole('region', { name: /^Screen of/ });
    return { visitor: all.nth(0), operator: all.nth(1) };
  };
  const slider = (): Locator => page.getByRole('slider', { name: 'Moment of the chat' });
  const event = (text: string): Locator => page.getByRole('option').filter({ hasText: text });
  const second = async (): Promise<number> => Number(await slider().getAttribute('aria-valuenow'));

  it('A2: an auditor lands on Audit, sees no chats of others, finds one by its words and opens it, which is recorded', async () => {
    await signIn(page);
    await see(page).toHaveURL(/\/audit$/);
    await see(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(['My profile', 'Audit']);
    await see(page.getByText('Each search and each opening is recorded')).toBeVisible();

    const found = page.getByRole('list', { name: 'Chats found' }).getByRole('link');
    await page.getByLabel('Words').fill('purple');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await see(page.getByText('No chat was found.')).toBeVisible();
    await page.getByLabel('Words').fill('green');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await see(found).toHaveCount(1);
    const before = await openings();
    await found.click();
    await see(page.getByRole('heading', { name: /^Chat with Visitor/ })).toBeVisible();
    expect(await openings()).toBeGreaterThan(before);
  }, 60_000);

  it('A4, statement 40: the badge says that the record is verified, with the number of events', async () => {
    await page.goto(`${parley.console}/audit/${chat}`);
    const total = await numberOf(
      `select count(*) as n from log.events where stream_id::text like $1 or stream_id = $2`,
      [`${chat.slice(0, 14)}8${chat.slice(15)}`, chat],
    );
    await see(page.getByText(`Record verified, ${total} of ${total} events`)).toBeVisible({ timeout: 30_000 });
  }, 60_000);

  it('A7: the auditor chooses whose transcript is exported', async () => {
    await page.goto(`${parley.console}/audit/${chat}`);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const file = page.getByRole('link', { name: 'Transcript (text)' });
    const exported = async (who: string): Promise<string> => {
      await page.getByLabel('Transcript as seen by').selectOption({ label: who });
      const id = await page.getByLabel('Transcript as seen by').inputValue();
      await see(file).toHaveAttribute('href', new RegExp(`viewer=${id}$`));
      return page.evaluate(async (href) => (await fetch(href)).text(), (await file.getAttribute('href')) ?? '');
    };
    expect(await exported('Everybody')).toContain('That was rude.');
    const visitors = await exported('Visitor');
    expect(visitors).toContain('Two are left.');
    expect(visitors).not.toContain('That was rude.');
    expect(await exported('Lena Novak')).not.toContain('That was rude.');
    await page.keyboard.press('Escape');
    await see(file).toHaveCount(0);
  }, 60_000);

  it('A2, statement 40: each pane shows what had reached that screen, before a receipt and after the Kick too', async () => {
    const { visitor, operator } = screens();
    await event('Administrator: Two are left.').click();
    await see(operator.getByText('Two are left.')).toBeVisible();
    await see(visitor.getByText('Two are left.')).toHaveCount(0);
    await event('Visitor saw').click();
    await see(visitor.getByText('Two are left.')).toBeVisible();
    await see(operator.getByText(/^Seen/)).toBeVisible();
    await event('That was rude.').click();
    await see(operator.getByText('That was rude.')).toBeVisible();
    await see(operator.getByText('The visitor does not receive this')).toBeVisible();
    await see(visitor.getByText('That was rude.')).toHaveCount(0);
    await see(visitor.getByText(/^Not in the chat since/)).toBeVisible();
    await see(page.getByRole('img', { name: /Lena Novak, watch: watched from/ })).toBeVisible();
    await page.getByLabel('Whose screen').selectOption({ label: 'What Lena Novak (watched) saw' });
    await event('Visitor saw').click();
    await see(operator.getByText('Watching, unseen by the others')).toBeVisible();
  }, 60_000);

  it('A2: the keys step and jump, and a link leads to the same moment', async () => {
    await slider().focus();
    await page.keyboard.press('Home');
    await see.poll(second).toBe(0);
    await page.keyboard.press('Shift+ArrowRight');
    await see.poll(second).toBe(10);
    await page.keyboard.press('Shift+ArrowLeft');
    await see.poll(second).toBe(0);
    await page.keyboard.press('End');
    const end = Number(await slider().getAttribute('aria-valuemax'));
    expect(end).toBeGreaterThan(15);
    await see.poll(second).toBe(end);
    await page.keyboard.press(',');
    await page.keyboard.press(',');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy link to this moment' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const text = await slider().getAttribute('aria-valuetext');
    await page.goto(link);
    await see(slider()).toHaveAttribute('aria-valuetext', text ?? '');
  }, 60_000);

  it('the keys of the replay are in the table of keys, and those of chats are not told to an auditor', async () => {
    await see(page.getByRole('slider')).toBeVisible();
    await page.keyboard.press('?');
    const table = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await see(table.getByRole('heading', { level: 3 })).toHaveText(['Replay', 'Anywhere']);
    await see(table.getByText('Event by event')).toBeVisible();
    await see(table.getByText('Accept next')).toHaveCount(0);
    await page.keyboard.press('Escape');
  }, 60_000);

  it('My profile of an auditor has the name, the look and the devices, and keeps what is chosen; no sounds', async () => {
    const own = await blank();
    await signIn(own);
    await own.getByRole('link', { name: 'My profile' }).click();
    await see(own.getByText('This device')).toBeVisible();
    await see(own.getByText('Sounds and notifications')).toHaveCount(0);
    await own.getByRole('textbox', { name: 'Display name' }).fill('Ada Byron');
    await own.getByRole('button', { name: 'Save name' }).click();
    await own.getByRole('radio', { name: 'Dark' }).check();
    await see(own.locator('p-self-card')).toContainText('Ada Byron');
    await own.getByRole('radio', { name: 'العربية' }).check();
    await see(own.locator('html')).toHaveAttribute('dir', 'rtl');
    await own.evaluate(() => localStorage.clear());
    await own.reload();
    await see(own.locator('html')).toHaveAttribute('dir', 'rtl');
    await see(own.locator('html')).toHaveAttribute('data-theme', 'dark');
    await own.getByRole('radio', { name: 'English' }).check();
    await see(own.getByText('This device')).toBeVisible();
    await own.context().close();
  }, 60_000);

  it('statement 40: at twice the speed the clock goes 20 s in 10 s', async () => {
    const fast = await blank();
    await fast.clock.install();
    await signIn(fast);
    await fast.goto(`${parley.console}/audit/${chat}`);
    const handle = fast.getByRole('slider');
    await see(handle).toBeVisible();
    await fast.getByRole('button', { name: '2×', exact: true }).click();
    await fast.clock.pauseAt(new Date(Date.now() + 60_000));
    await fast.getByRole('button', { name: 'Play', exact: true }).click();
    const before = Number(await handle.getAttribute('aria-valuenow'));
    await fast.clock.runFor(10_000);
    const passed = Number(await handle.getAttribute('aria-valuenow')) - before;
    expect(Math.abs(passed - 20)).toBeLessThanOrEqual(1);
    await fast.context().close();
  }, 60_000);

  it('A3: a wait is explained, and the Dashboard stands as it stood', async () => {
    await page.getByRole('tab', { name: 'Waiting' }).click();
    await see(page.getByText(/No operator was online and entitled; Administrator accepted after/)).toBeVisible();
    const started = await numberOf(
      `select floor(extract(epoch from recorded_at) * 1000) as n from log.events where stream_id = $1 and stream_version = 1`,
      [chat],
    );
    await page.goto(`${parley.console}/audit/board?at=${started + long / 2}`);
    const row = page.getByRole('row').filter({ hasText: 'Two are left.' });
    await see(row).toContainText('Active');
    await see(row).toContainText('Administrator');
    await see(row.getByRole('button')).toHaveCount(0);
    await page.goto(`${parley.console}/audit/board?at=1000`);
    await see(page.getByText(/There is nothing in the record up to that moment/)).toBeVisible();
  }, 60_000);

  it('A4, statement 40: after one stored byte is changed the badge names that event, and the panes stop there', async () => {
    const position = await numberOf(
      `select max(position) as n from log.events where stream_id = $1 and type = 'MessagePosted' and data->>'audience' = 'everyone'`,
      [chat],
    );
    await owner(async (client) => {
      await tamper(client, changed(position));
    });
    await page.goto(`${parley.console}/audit/${chat}`);
    await see(page.getByText(`Altered at event ${position}`, { exact: true })).toBeVisible();
    await see(page.getByRole('alert').filter({ hasText: 'The record was altered' })).toBeVisible();
    await slider().focus();
    await page.keyboard.press('End');
    const { operator } = screens();
    await see(operator.getByText('Two are left.')).toHaveCount(0);
    await see(page.getByText(/this browser and the server both find it/)).toBeVisible();
  }, 60_000);
});
