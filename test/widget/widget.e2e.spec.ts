import { jest } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { faults } from '../support/axe';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { FakeParley } from './fake-parley';

// Browsers on a busy machine; nothing waits for this long when all is well.
jest.setTimeout(60_000);

const maya = { id: 'maya', name: 'Maya Okafor' };
const jon = { id: 'jon', name: 'Jon' };
const desk = { width: 1180, height: 780 };
const phone = { width: 390, height: 760 };
/** Where pictures go, when somebody wants to look. */
const pictures = process.env['PICTURES'];
if (pictures) mkdirSync(pictures, { recursive: true });

let browser: Browser;
let parley: FakeParley;
let context: BrowserContext;
/** Anything that a page complains about, such as a broken policy. */
let complaints: string[];

beforeAll(async () => void (browser = await launchBrowser()), 30_000);
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  await parley.close();
});

const launcher = (page: Page) => page.locator('parley-chat button');
const frameOf = (page: Page) => page.frameLocator('parley-chat iframe');
const box = (page: Page) => frameOf(page).getByRole('textbox', { name: 'Write a message' });
const log = (page: Page) => frameOf(page).getByRole('log');
const picture = async (page: Page, name: string) =>
  void (pictures && (await page.screenshot({ path: `${pictures}/${name}.png` })));

/** With `steered` the clock of the pages goes on by itself and can be put forward. */
async function visit(options: BrowserContextOptions = {}, fake = new FakeParley(), steered = false): Promise<Page> {
  parley = fake;
  await parley.listen();
  complaints = [];
  context = await browser.newContext({ viewport: desk, ...options });
  if (steered) await context.clock.install();
  return newTab();
}
async function newTab(address = parley.shop): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && complaints.push(said.text()));
  await page.goto(address);
  return page;
}
async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}
async function startChat(page: Page, text = 'Is the 29 inch frame back in stock?'): Promise<void> {
  await launcher(page).click();
  await write(page, text);
  await see(log(page)).toContainText('Delivered');
}
function accept(by = maya): void {
  parley.notice('accepted', by);
  parley.head('active', by);
}

describe('before the visitor opens the chat', () => {
  it('V1: nothing is stored, nothing is connected, and a strict policy has nothing to complain of', async () => {
    const page = await visit();
    await see(launcher(page)).toHaveAccessibleName('Open chat');
    await see(launcher(page)).toHaveAttribute('aria-expanded', 'false');
    const stored = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    expect([stored, page.frames().length, parley.sessions, parley.sockets]).toEqual([['', 0, 0], 1, 0, 0]);
    expect(await context.cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    await picture(page, 'launcher');
  });

  it('V1: on a page of another origin it stays away and says so in one line', async () => {
    await visit();
    const page = await newTab(`http://localhost:${parley.port}/bare`);
    await see.poll(() => complaints).toHaveLength(1);
    expect(complaints[0]).toContain('allowed origins');
    expect(await page.locator('parley-chat').count()).toBe(0);
  });
});

describe('opening and closing', () => {
  it('works with the keyboard alone, and the focus is never lost', async () => {
    const page = await visit();
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await see(box(page)).toBeFocused();
    await see(launcher(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await see(launcher(page)).toBeFocused();
    await see(launcher(page)).toHaveAccessibleName('Open chat');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('on a phone the chat covers the page and the page is out of reach', async () => {
    const page = await visit({ viewport: phone, hasTouch: true, isMobile: true });
    await startChat(page);
    // It slides in: what counts is where it comes to rest.
    const sheet = page.locator('parley-chat dialog');
    await see.poll(() => sheet.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
    expect(await page.locator('parley-chat dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    await picture(page, 'phone');
    await frameOf(page).getByRole('button', { name: 'Minimize' }).click();
    await see(launcher(page)).toBeVisible();
    await see.poll(() => page.evaluate(() => document.documentElement.style.overflow)).toBe('');
  });
});

describe('a chat', () => {
  it('V7: place in the queue, joining, typing both ways, delivered and seen', async () => {
    const page = await visit();
    await startChat(page);
    parley.signal({ kind: 'queue', place: 3 });
    await see(frameOf(page).getByText('You are number 3 in the queue')).toBeVisible();
    await picture(page, 'waiting');
    parley.signal({ kind: 'queue', place: 1 });
    await see(frameOf(page).getByText('You are next')).toBeVisible();
    accept();
    await see(frameOf(page).getByText('You are next')).toBeHidden();
    await see(log(page)).toContainText('Maya Okafor joined');
    await see(frameOf(page).getByRole('heading', { name: 'Maya Okafor' })).toBeVisible();
    parley.signal({ kind: 'typing', who: 'maya', name: 'Maya Okafor' });
    await see(log(page)).toContainText('Maya Okafor is typing');
    parley.says(maya, 'Two are left: https://shop.example/fjord');
    await see(log(page)).not.toContainText('is typing');
    await see(log(page).getByRole('link')).toHaveAttribute('rel', /noopener/);
    parley.seen(maya);
    await see(log(page)).toContainText('Seen');
    await see.poll(() => parley.mark()).toMatchObject({ read: 3 });
    await box(page).pressSequentially('Thank');
    await see.poll(() => parley.typed).toBe(1);
    await picture(page, 'active');
    expect(complaints).toEqual([]);
  });

  it('N4: what comes while the panel is closed is counted on the launcher, and opening it ends the count', async () => {
    const page = await visit();
    await startChat(page);
    accept();
    await page.keyboard.press('Escape');
    await see(launcher(page)).toBeFocused();
    parley.says(maya, 'One');
    parley.says(maya, 'Two');
    await see(launcher(page)).toHaveAccessibleName('Open chat, 2 new messages');
    expect(parley.mark()).not.toMatchObject({ read: 4 });
    await picture(page, 'unread');
    await launcher(page).click();
    await see.poll(() => parley.mark()).toMatchObject({ read: 4 });
    await page.keyboard.press('Escape');
    await see(launcher(page)).toHaveAccessibleName('Open chat');
  });

  it('T1, D7: a transfer names the new operator, and an operator who leaves gives the place in the queue back', async () => {
    const page = await visit();
    await startChat(page);
    accept();
    parley.notice('assumed', jon, { about: maya });
    parley.head('active', jon);
    await see(log(page).getByText('Jon is now helping you', { exact: true })).toBeVisible();
    parley.notice('left', jon, { requeued: true });
    parley.head('waiting');
    parley.signal({ kind: 'queue', place: 1 });
    await see(log(page)).toContainText('Jon left');
    await see(log(page).getByText('Another operator will be with you.', { exact: true })).toBeVisible();
    await see(frameOf(page).getByText('You are next')).toBeVisible();
  });

  it('V2: with nobody online the visitor is told so, can write, and is told when somebody has come', async () => {
    const fake = new FakeParley();
    fake.staffed = false;
    const page = await visit({}, fake);
    await launcher(page).click();
    await see(frameOf(page).getByText('Nobody is online right now', { exact: true })).toBeVisible();
    await write(page, 'Hello?');
    await see(log(page)).toContainText('Delivered');
    expect(parley.posted).toEqual(['Hello?']);
    await see(frameOf(page).getByText('Nobody is online right now', { exact: true })).toBeVisible();
    fake.staffed = true;
    await write(page, 'Anybody?');
    await see(frameOf(page).getByText('An operator will be with you.')).toBeVisible();
    await see(frameOf(page).getByText('Nobody is online right now')).toHaveCount(0);
  });

  it('V3: goes on after a link, after a reload and in a second tab, with nothing twice', async () => {
    const page = await visit();
    await startChat(page);
    await page.getByRole('link', { name: 'Delivery and returns' }).click();
    await see(page.getByRole('heading', { name: 'Delivery and returns' })).toBeVisible();
    await see(log(page).getByText('Is the 29 inch frame back in stock?')).toHaveCount(1);
    await page.reload();
    await see(log(page).getByText('Is the 29 inch frame back in stock?')).toHaveCount(1);
    const second = await newTab();
    await see(launcher(second)).toHaveAttribute('aria-expanded', 'true');
    await see(log(second).getByText('Is the 29 inch frame back in stock?')).toHaveCount(1);
    await write(second, 'From the second tab');
    await see(log(page).getByText('From the second tab')).toHaveCount(1);
  });

  it('V3: a chat that begins in one tab appears in the other that is open', async () => {
    const page = await visit();
    const second = await newTab();
    await launcher(second).click();
    await see(frameOf(second).getByText('Ask us anything')).toBeVisible();
    await page.bringToFront();
    await startChat(page, 'From the first tab');
    await see(log(second)).toContainText('From the first tab');
  });

  it('M3: with the line cut a text is kept, says so, and is sent exactly once', async () => {
    const page = await visit({ colorScheme: 'dark' }, new FakeParley(), true);
    await startChat(page);
    parley.cut();
    await write(page, 'Are you there?');
    await see(
      frameOf(page)
        .getByText(/^No connection/)
        .first(),
    ).toBeVisible();
    await see(log(page)).toContainText('Sending');
    await page.clock.fastForward(10_000);
    await see(log(page)).toContainText('Not sent. Try again', { useInnerText: true });
    await picture(page, 'cut');
    parley.mend();
    await page.clock.fastForward(30_000);
    await see(frameOf(page).getByText(/^No connection/)).toHaveCount(0);
    await see(log(page).getByText('Are you there?')).toHaveCount(1);
    expect(parley.posted).toEqual(['Is the 29 inch frame back in stock?', 'Are you there?']);
  }, 60_000);

  it('M3: an unsent text and a draft survive a reload, and the text is sent once', async () => {
    const page = await visit();
    await startChat(page);
    parley.cut();
    await see(
      frameOf(page)
        .getByText(/^No connection/)
        .first(),
    ).toBeVisible();
    await write(page, 'Are you there?');
    await box(page).fill('and one thing more');
    await page.reload();
    await see(log(page).getByText('Are you there?')).toHaveCount(1);
    await see(box(page)).toHaveValue('and one thing more');
    parley.mend();
    await see.poll(() => parley.posted.slice(1), { timeout: 20_000 }).toEqual(['Are you there?']);
    await see(log(page).getByText('Are you there?')).toHaveCount(1);
  }, 40_000);

  it('V6: leaving is asked for; minimizing leaves nothing', async () => {
    const page = await visit();
    await startChat(page);
    await frameOf(page).getByRole('button', { name: 'More' }).click();
    await frameOf(page).getByRole('button', { name: 'Leave chat' }).click();
    const question = frameOf(page).getByRole('dialog', { name: 'Leave this chat?' });
    await picture(page, 'leave');
    await question.getByRole('button', { name: 'Stay' }).click();
    await see(box(page)).toBeEnabled();
    await frameOf(page).getByRole('button', { name: 'More' }).click();
    await frameOf(page).getByRole('button', { name: 'Leave chat' }).click();
    await question.getByRole('button', { name: 'Leave chat' }).click();
    await see(log(page).getByText('You left the chat', { exact: true })).toBeVisible();
    await see(box(page)).toBeDisabled();
  });
});

describe('a kick', () => {
  it('K1: ends with exactly the sentence, here, after a reload and in a second tab; a new chat can be started', async () => {
    const page = await visit();
    await startChat(page);
    accept();
    parley.notice('kicked', maya);
    parley.head('ended', maya);
    const second = await newTab();
    await page.reload();
    for (const tab of [page, second]) {
      await see(log(tab).locator('> *').last()).toHaveText('The operator has ended the chat');
      await see(box(tab)).toBeDisabled();
    }
    await picture(page, 'ended');
    await frameOf(page).getByRole('button', { name: 'Start a new chat' }).click();
    await see(box(page)).toBeFocused();
    await write(page, 'One more question');
    await see(log(page)).toContainText('Delivered');
    await see(log(page)).not.toContainText('The operator has ended the chat');
  });

  it('K6: a message that comes too late is answered "Not sent", and the sentence stays the last item', async () => {
    const page = await visit();
    await startChat(page);
    parley.refuse = { code: 'CHAT_CLOSED' };
    await write(page, 'Too late');
    await see(log(page)).toContainText('Not sent.');
    parley.notice('kicked', maya);
    parley.head('ended');
    await see(log(page).locator('> *').last()).toHaveText('The operator has ended the chat');
    await see(log(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  });
});

describe('for everybody', () => {
  it.each(['en', 'ar'])(
    '%s: no violation of WCAG 2.2 AA in any look, from the launcher to the end',
    async (language) => {
      const options = { locale: language, reducedMotion: 'reduce' as const };
      const page = await visit(options, new FakeParley({}, language));
      const found: string[] = [];
      /** On a desk and on a phone, each in light and in dark; the page is asked beside the frame. */
      const look = async (where: string, sizes = [desk, phone]): Promise<void> => {
        for (const viewport of sizes)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme });
            for (const frame of page.frames())
              found.push(...(await faults(frame, `${where}, ${viewport.width}, ${colorScheme}`)));
            await picture(page, `${language}-${where}-${viewport.width}-${colorScheme}`);
          }
        await page.setViewportSize(desk);
      };
      const frame = frameOf(page);
      const entry = frame.locator('textarea');
      await launcher(page).click();
      await see(frame.locator('input').first()).toBeVisible();
      await look('start');
      await entry.fill('Hello');
      await entry.press('Enter');
      parley.signal({ kind: 'queue', place: 2 });
      await see(log(page)).toContainText('Hello');
      await look('waiting');
      accept();
      parley.says(maya, 'Hello! https://shop.example/fjord');
      parley.signal({ kind: 'typing', who: 'maya', name: 'Maya Okafor' });
      await see(log(page).getByRole('link')).toBeVisible();
      await look('active');
      await frame.locator('.menu > button').click();
      await see(frame.locator('.menu button')).toHaveCount(4);
      // Another size shows the panel anew, which closes the menu
      await look('menu', [desk]);
      await frame.locator('.menu button').last().click();
      await see(frame.locator('dialog[open]')).toBeVisible();
      await look('question');
      await frame.locator('dialog[open] button').first().click();
      await see(frame.locator('.menu > button')).toBeFocused();
      await page.keyboard.press('Escape');
      await see(launcher(page)).toHaveAttribute('aria-expanded', 'false');
      parley.says(maya, 'Are you there?');
      await see(launcher(page).locator('.badge')).toHaveText('1');
      await look('unread');
      await launcher(page).click();
      parley.notice('kicked', maya);
      parley.head('ended');
      await see(entry).toBeDisabled();
      await look('ended');
      expect(found).toEqual([]);
    },
  );

  it('in Arabic the panel runs from right to left, and each message in its own direction', async () => {
    const page = await visit({ locale: 'ar', colorScheme: 'dark' }, new FakeParley({}, 'ar'));
    await see(launcher(page)).toHaveAccessibleName('فتح المحادثة');
    await launcher(page).click();
    await frameOf(page).locator('textarea').fill('Where is my order?');
    await page.keyboard.press('Enter');
    await see(log(page)).toContainText('تم التسليم');
    accept(maya);
    parley.says(maya, 'مرحبا، كيف يمكنني مساعدتك؟');
    await see(frameOf(page).locator('html')).toHaveAttribute('dir', 'rtl');
    await see(log(page).getByText('Where is my order?')).toHaveCSS('direction', 'ltr');
    await see(log(page).getByText('مرحبا، كيف')).toHaveCSS('direction', 'rtl');
    expect((await launcher(page).boundingBox())?.x).toBeLessThan(100);
    await picture(page, 'arabic');
  });

  it('without motion or with forced colours nothing is lost', async () => {
    const page = await visit({ forcedColors: 'active', reducedMotion: 'reduce' });
    await startChat(page);
    await see(frameOf(page).getByRole('button', { name: 'Send' })).toHaveCSS('border-top-style', 'solid');
    await picture(page, 'forced');
  });
});
