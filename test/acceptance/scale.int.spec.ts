import type { Browser, Page } from '@playwright/test';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { accepted, crowd, holdStill } from '../support/crowd';
import { writeThread } from '../support/long-thread';
import type { Account } from '../support/office';
import { type TestParley, parleyInProcess } from '../support/parley-in-process';

const waiting = 500;
const tabs = 50;
const messages = 10_000;
/** Pixels by which what is read may move while older messages come in above it. */
const still = 2;

describe('a console with a great deal in it', () => {
  let parley: TestParley;
  let browser: Browser;
  beforeAll(async () => {
    [parley, browser] = await Promise.all([parleyInProcess(), launchBrowser()]);
    await holdStill(parley.office);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await parley?.close();
  }, 60_000);

  async function consoleOf({ cookie }: Account, path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const [name = '', value = ''] = cookie.split('=');
    const base = `http://localhost:${parley.nodes[0]?.port}`;
    await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(base + path);
    return page;
  }

  it('35: with 500 waiting chats the Dashboard holds under 400 elements of rows, and Accept is answered in the row at once', async () => {
    await crowd(parley.office, waiting);
    const page = await consoleOf(await parley.office.hire(), '/');
    const held = await holdCommands(page);
    await page.reload();
    const grid = page.getByRole('grid', { name: 'Chats' });
    await see(grid).toHaveAttribute('aria-rowcount', String(waiting + 1));
    const elements = (): Promise<number> => grid.locator('[role=row], [role=row] *').count();
    await see.poll(() => grid.locator('p-chat-row').count()).toBeGreaterThan(10);
    expect(await elements()).toBeLessThan(400);
    const first = await grid.locator('p-chat-row').first().getAttribute('data-chat');
    await grid.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
    await see(grid.locator(`[data-chat="${first}"]`)).toHaveCount(0);
    expect(await elements()).toBeLessThan(400);
    await grid.evaluate((box) => box.scrollTo({ top: 0 }));
    const row = grid.locator(`[data-chat="${first}"]`);
    await row.getByRole('button', { name: /^Accept/ }).click();
    await see(row.getByRole('status')).toHaveText(/Accepting/);
    held.release();
    await see(page).toHaveURL(new RegExp(`my-chats/${first}`));
    await page.context().close();
  }, 120_000);

  it('36: with 50 open chats Alt and Down goes through all of them, each with its log and the focus in its entry bar', async () => {
    const maya = await parley.office.hire();
    const chats = await accepted(parley.office, maya, tabs);
    const page = await consoleOf(maya, `/my-chats/${chats[0]?.chat}`);
    await see(page.getByRole('tab')).toHaveCount(tabs);
    await see(page.locator('p-message-row')).toHaveCount(1);
    const seen = new Set<string>();
    for (let step = 1; step <= tabs; step++) {
      await page.keyboard.press('Alt+ArrowDown');
      const next = chats[step % tabs]?.chat ?? '';
      await see(page.locator(`[role=tab][data-chat="${next}"]`)).toHaveAttribute('aria-selected', 'true');
      const panel = page.getByRole('tabpanel').filter({ has: page.locator('p-message-row') });
      await see(panel.locator('textarea')).toBeFocused();
      seen.add(await panel.locator('p-message-row').innerText());
    }
    expect(seen.size).toBe(tabs);
    await page.context().close();
  }, 120_000);

  it('36: a chat of 10,000 messages opens at its end; older ones come from the server and what is read stays where it is', async () => {
    const maya = await parley.office.hire();
    const [long] = await accepted(parley.office, maya, 1);
    await writeThread(parley, long!, maya.id, messages);
    const page = await consoleOf(maya, `/my-chats/${long!.chat}`);
    await see(page.locator('p-message-row').last()).toContainText(`Message ${messages}.`);
    const elements = (): Promise<number> => page.locator('p-chat-log *').count();
    expect(await elements()).toBeLessThan(1500);
    const oldest = await firstPlace(page);
    for (let times = 0; times < 4; times++) {
      expect(await movedWhileLoading(page)).toBeLessThanOrEqual(still);
      expect(await elements()).toBeLessThan(1500);
    }
    expect(await firstPlace(page)).toBeLessThanOrEqual(oldest - 200);
    await page.context().close();
  }, 120_000);
});

/** From the next opening of its line on, what the page sends after it pressed something waits until it is released. */
async function holdCommands(page: Page): Promise<{ release: () => void }> {
  const waits: (() => void)[] = [];
  let released = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const isCommand = typeof frame === 'string' && frame.includes('"chat.accept"');
      if (isCommand && !released) waits.push(() => server.send(frame));
      else server.send(frame);
    });
  });
  return {
    release: () => {
      released = true;
      for (const send of waits) send();
    },
  };
}

function firstPlace(page: Page): Promise<number> {
  return page.locator('p-chat-log [data-place]').first().evaluate((line) => Number((line as HTMLElement).dataset['place'])); // prettier-ignore
}

/** Scrolls near the upper edge; by how many pixels the line that is read then was ever away from its place. */
function movedWhileLoading(page: Page): Promise<number> {
  return page.locator('p-chat-log .scroller').evaluate(async (box) => {
    const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
    const lines = (): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[data-place]')];
    // In the log: a bar over the whole page may come and go meanwhile
    const top = (line: HTMLElement): number => line.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const before = lines()[0]?.dataset['place'];
    box.scrollTop = 300;
    await frame();
    const read = lines().find((line) => top(line) > 0);
    if (!read) throw new Error('nothing is in sight');
    const [at, place, until] = [top(read), read.dataset['place'], performance.now() + 15_000];
    let moved = 0;
    let after = 0;
    while (after < 10 && performance.now() < until) {
      await frame();
      const line = lines().find((one) => one.dataset['place'] === place);
      moved = Math.max(moved, line ? Math.abs(top(line) - at) : Infinity);
      if (lines()[0]?.dataset['place'] !== before) after++;
    }
    if (after < 10) throw new Error('nothing older came');
    return moved;
  });
}
