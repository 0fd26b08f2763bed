import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test';
import { see } from '../support/see';
import { momentAt } from '../../apps/console/src/app/audit/replay/moment';
import { ScreenTape } from '../../apps/console/src/app/audit/replay/screen-tape';
import type { Replay } from '#libs/contracts';
import { launchBrowser } from '../support/browser';
import { type Account, Office } from '../support/office';
import { RunningParley } from '../support/running-parley';

/** Of each notice what the visitor reads in it, if anything, and what every operator does. */
const told: Readonly<Record<string, readonly [string | null, string]>> = {
  accepted: ['joined', 'accepted the chat'],
  'transfer-requested': [null, 'to take over'],
  assumed: ['is now helping you', 'took over from'],
  kicked: ['The operator has ended the chat', 'removed the visitor'],
};

/** Notes in each document when a text of the form `msg-7.`, or a notice, first stood in a log, by the clock of this machine. */
const recorder = `
  const seen = (window.seen = {});
  const look = () => {
    for (const log of document.querySelectorAll('[role=log]'))
      for (const [word] of log.textContent.matchAll(/msg-\\d+\\.|${Object.values(told).flat().filter(Boolean).join('|')}/g)) seen[word] ??= Date.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
`;
type Seen = Readonly<Record<string, number>>;

/** Milliseconds: between a clock of the database and one of a browser on the same machine, and until a receipt is recorded. */
const slack = 100;
const late = 2_000;
const lookedAt = 200;

describe('the replay, held against what the browsers had', () => {
  let parley: RunningParley;
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    office = new Office([parley.port]);
  }, 120_000);
  afterAll(async () => {
    office?.close();
    await browser?.close();
    await parley?.remove();
  }, 60_000);

  async function fresh(): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addInitScript(recorder);
    context.setDefaultTimeout(15_000);
    return context;
  }

  async function desk(account: Account): Promise<Page> {
    const page = await (await fresh()).newPage();
    await page.goto(parley.console);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  }

  const says = async (at: Page | FrameLocator, text: string): Promise<void> => {
    const box = at.getByRole('textbox', { name: /message|write/i }).first();
    await box.fill(text);
    await box.press('Enter');
  };
  const has = (at: Page | FrameLocator, text: string): Promise<void> =>
    see(at.getByRole('log').getByText(text)).toBeVisible({ timeout: 30_000 });

  /** All that a screen of the replay ever shows, by the first moment. */
  function textsAt(tape: ScreenTape, at: number, reader: 'visitor' | 'operator'): string[] {
    const { items } = tape.shown(tape.countAt(momentAt(at)));
    return items.flatMap(({ item }) => {
      // One that is not in the list is one that no browser had, and a fault
      if (item.kind === 'notice')
        return (told[item.code] ?? [item.code, item.code])[reader === 'visitor' ? 0 : 1] ?? [];
      return typeof item.text === 'string' ? [item.text] : [];
    });
  }

  function compare(
    tape: ScreenTape,
    seen: Seen,
    from: number,
    until: number,
    reader: 'visitor' | 'operator' = 'operator',
  ): string[] {
    const faults: string[] = [];
    for (let i = 0; i < lookedAt; i++) {
      const at = Math.round(from + Math.random() * (until - from));
      const shown = textsAt(tape, at, reader);
      for (const text of shown)
        if ((seen[text] ?? Infinity) > at + slack) faults.push(`${text} is shown ${(seen[text] ?? 0) - at} ms early`);
      for (const [text, since] of Object.entries(seen))
        if (since + late < at && !shown.includes(text)) faults.push(`${text} is missing ${at - since} ms after`);
    }
    return [...new Set(faults)];
  }

  it('A2: no screen shows what its browser did not have, and each shows it within two seconds', async () => {
    const [first, second] = [
      await office.hire('operator', 'all', 'Maya Okafor'),
      await office.hire('operator', 'all', 'Priya Nair'),
    ];
    const [maya, priya] = [await desk(first), await desk(second)];
    const lena = await desk(await office.hire('supervisor', 'all', 'Lena Novak'));
    const shop = await fresh();
    const page = await shop.newPage();
    await page.goto(parley.demo);
    await page.getByRole('button', { name: /^Open chat/ }).click();
    const visitor = page.frameLocator('iframe');
    await visitor.getByRole('textbox').first().fill('msg-1.');
    await visitor.getByRole('textbox').first().press('Enter');
    await maya
      .getByRole('button', { name: /^Accept chat with/ })
      .first()
      .click();
    await has(maya, 'msg-1.');
    await says(maya, 'msg-2.');
    await has(visitor, 'msg-2.');
    await lena
      .getByRole('button', { name: /^Watch chat with/ })
      .first()
      .click();
    await has(lena, 'msg-2.');
    await shop.setOffline(true);
    await says(maya, 'msg-3.');
    await has(lena, 'msg-3.');
    await says(maya, 'msg-4.');
    await shop.setOffline(false);
    await has(visitor, 'msg-4.');
    await says(visitor, 'msg-5.');
    await has(maya, 'msg-5.');
    await has(lena, 'msg-5.');
    const chat = new URL(maya.url()).pathname.split('/').at(-1) ?? '';
    await office.command(first, 'chat.transfer', { operator: second.id, note: 'over to you' }, chat);
    const over = Date.now();
    await priya
      .getByRole('button', { name: /^Assume chat with/ })
      .first()
      .click();
    await has(priya, 'msg-5.');
    await priya.getByRole('button', { name: /^Kick/ }).first().click();
    await priya.getByRole('dialog').getByRole('button', { name: /^Kick/ }).click();
    await see(visitor.getByText('The operator has ended the chat')).toBeVisible();
    await see(priya.getByRole('dialog')).toHaveCount(0);
    await see(priya.getByRole('log')).toContainText('You removed the visitor');
    await says(priya, 'msg-6.');
    await has(lena, 'msg-6.');
    const until = Date.now();

    const admin = await office.admin();
    const asked = (): Promise<Replay> =>
      office
        .http('/api/query', { body: { v: 1, type: 'history.replay', body: { chat } }, headers: office.as(admin) })
        .then(({ body }) => body['result'] as Replay);
    await see.poll(async () => (await asked()).events.some(({ text }) => text === 'msg-6.')).toBe(true);
    // Until the last receipt is recorded too
    await see
      .poll(async () => textsAt(tapeOf(await asked(), 'Lena Novak'), Date.now(), 'operator'))
      .toContain('msg-6.');
    const replay = await asked();
    const frame = page.frames().find((one) => one !== page.mainFrame());
    const seenBy = async (at: Pick<Page, 'evaluate'>): Promise<Seen> =>
      at.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
    const [byVisitor, byMaya] = [await seenBy(frame ?? page), await seenBy(maya)];
    const [byPriya, byLena] = [await seenBy(priya), await seenBy(lena)];
    const [toVisitor, toOperators] = ([0, 1] as const).map((at) => Object.values(told).flatMap((words) => words[at] ?? [])) as [string[], string[]]; // prettier-ignore
    const messages = ['msg-1.', 'msg-2.', 'msg-3.', 'msg-4.', 'msg-5.'];
    expect(Object.keys(byVisitor).sort()).toEqual([...toVisitor, ...messages].sort());
    expect(Object.keys(byPriya).sort()).toEqual([...toOperators, ...messages, 'msg-6.'].sort());
    const { startedAt } = replay;
    expect({
      visitor: compare(tapeOf(replay, null), byVisitor, startedAt, until, 'visitor'),
      maya: compare(tapeOf(replay, 'Maya Okafor'), byMaya, startedAt, over),
      priya: compare(tapeOf(replay, 'Priya Nair'), byPriya, startedAt, until),
      lena: compare(tapeOf(replay, 'Lena Novak'), byLena, startedAt, until),
    }).toEqual({ visitor: [], maya: [], priya: [], lena: [] });
  }, 180_000);

  /** Null: the visitor's. */
  function tapeOf(replay: Replay, name: string | null): ScreenTape {
    const screen = replay.screens.find(({ who }) => (name === null ? who.kind === 'visitor' : who.name === name));
    return new ScreenTape(screen?.changes ?? []);
  }
});
