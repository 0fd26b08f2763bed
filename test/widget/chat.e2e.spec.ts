import { jest } from '@jest/globals';
import type { Page } from '@playwright/test';
import { see } from '../support/see';
import { type Line } from '../support/line';
import type { Account } from '../support/office';
import { box, frameOf, launcher, log, RealShop, startChat, tryNow, write } from './real-shop';

// Browsers on a busy machine; nothing waits for this long when all is well.
jest.setTimeout(60_000);

describe('a chat with operators, on the real server', () => {
  let shop: RealShop;
  let maya: Account;
  let jon: Account;
  let desk: Line;
  beforeAll(async () => {
    shop = await RealShop.open();
    maya = await shop.office.hire();
    jon = await shop.office.hire();
    desk = await shop.office.staffLine(maya);
    await shop.office.command(maya, 'profile.change', { name: 'Maya Okafor' });
  }, 120_000);
  afterEach(() => shop.leave());
  afterAll(() => shop.close(), 60_000);

  /** A visitor who has written, and the chat's id. */
  async function begun(text: string): Promise<{ page: Page; chat: string }> {
    const page = await shop.tab(await shop.context());
    await startChat(page, text);
    return { page, chat: (await shop.row(maya, text)).chat };
  }
  const last = (page: Page) => log(page).locator('> *').last();

  it('statement 8, D6: the visitor sees who joined, and the place in the queue is gone', async () => {
    const { page, chat } = await begun('Statement eight');
    await see(frameOf(page).getByText('You are next')).toBeVisible();
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await see(log(page)).toContainText('Maya Okafor joined');
    await see(frameOf(page).getByText('You are next')).toHaveCount(0);
    await see(frameOf(page).getByRole('heading', { name: 'Maya Okafor' })).toBeVisible();
  });

  it('D7, L1: the last operator leaves; the visitor reads who, one line more, and the place again', async () => {
    const { page, chat } = await begun('Left alone');
    await see(frameOf(page).getByText('You are next')).toBeVisible();
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await see(log(page)).toContainText('Maya Okafor joined');
    await shop.office.command(maya, 'chat.leave', {}, chat);
    await see(log(page)).toContainText('Maya Okafor left');
    await see(last(page)).toHaveText('Another operator will be with you.');
    await see(frameOf(page).getByText('You are next')).toBeVisible();
  });

  it('statement 22, K1, K2: the sentence is the last item, the box is shut, nothing later arrives, not even in the saved chat', async () => {
    const { page, chat } = await begun('Kick me');
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await shop.office.command(maya, 'visitor.kick', {}, chat);
    await see(last(page)).toHaveText('The operator has ended the chat');
    await see(box(page)).toBeDisabled();
    await shop.office.command(maya, 'message.post', { text: 'Among ourselves' }, chat);
    const second = await shop.tab(page.context());
    await page.reload();
    for (const tab of [page, second]) {
      await see(last(tab)).toHaveText('The operator has ended the chat');
      await see(log(tab)).not.toContainText('Among ourselves');
    }
    await frameOf(page).getByRole('button', { name: 'More' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frameOf(page).getByRole('button', { name: 'Save this chat' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const saved = Buffer.concat(chunks).toString();
    expect(saved).toContain('Kick me');
    expect(saved.trim()).toMatch(/The operator has ended the chat$/);
    expect(saved).not.toContain('Among ourselves');
  });

  it('V5: after a kick "Start a new chat" holds over a reload, and what is written then is a new chat', async () => {
    const { page, chat } = await begun('The first of two');
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await shop.office.command(maya, 'visitor.kick', {}, chat);
    await frameOf(page).getByRole('button', { name: 'Start a new chat' }).click();
    await see(box(page)).toBeFocused();
    await page.reload();
    await see(frameOf(page).getByText('Ask us anything')).toBeVisible();
    await see(log(page)).not.toContainText('The first of two');
    await write(page, 'The second of two');
    await see(log(page)).toContainText('Delivered');
    expect((await shop.row(maya, 'The second of two')).chat).not.toBe(chat);
  });

  it('V6: leaving is asked for; without a line it says that it waits, also after a reload, and the server is told later', async () => {
    const { page, chat } = await begun('I may go');
    await shop.office.command(maya, 'chat.accept', {}, chat);
    const more = frameOf(page).getByRole('button', { name: 'More' });
    await more.click();
    await frameOf(page).getByRole('button', { name: 'Leave chat' }).click();
    await frameOf(page).getByRole('button', { name: 'Stay' }).click();
    await see(box(page)).toBeEnabled();
    await shop.parley.down();
    await more.click();
    await frameOf(page).getByRole('button', { name: 'Leave chat' }).click();
    await frameOf(page).getByRole('dialog').getByRole('button', { name: 'Leave chat' }).click();
    await see(frameOf(page).getByText(/^Leaving the chat\./)).toBeVisible();
    await see(box(page)).toBeDisabled();
    // Parley is back, but not for this browser: the wish outlives a reload.
    let isCut = true;
    await page.context().routeWebSocket(/socket\.io/, (line) => void (isCut ? line.close() : line.connectToServer()));
    await shop.parley.up();
    desk = await shop.office.staffLine(maya);
    await page.reload();
    await see(frameOf(page).getByText(/^Leaving the chat\./)).toBeVisible();
    isCut = false;
    await tryNow(page);
    await see(last(page)).toHaveText('You left the chat', { timeout: 40_000 });
    await see(frameOf(page).getByText(/^Leaving the chat\./)).toHaveCount(0);
  }, 90_000);

  it('statement 28, V7: "Delivered" is not "Seen" before an operator has seen it', async () => {
    const { page, chat } = await begun('Did you see it?');
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await see(log(page)).toContainText('Maya Okafor joined');
    await see(log(page)).not.toContainText('Seen');
    await shop.office.command(maya, 'chat.read', { delivered: 2, read: 2 }, chat);
    await see(log(page)).toContainText('Seen');
    const operators = async () => (await desk.sync(`chat:${chat}`))[0];
    await page.keyboard.press('Escape');
    await see(launcher(page)).toBeFocused();
    await shop.office.command(maya, 'message.post', { text: 'Yes, I did' }, chat);
    await see(launcher(page)).toHaveAccessibleName('Open chat, 1 new message');
    const readBy = async (): Promise<number> => {
      const answer = await operators();
      const rows =
        answer && 'rows' in answer
          ? answer.rows.map(({ row }) => row as { kind: string; who: string; read: number } | null)
          : [];
      return rows.find((row) => row?.kind === 'mark' && row.who === 'visitor')?.read ?? 0;
    };
    const before = await readBy();
    await launcher(page).click();
    await see.poll(readBy).toBeGreaterThan(before);
  });

  it('statement 31, V7: typing is seen both ways, and is gone by itself', async () => {
    const { page, chat } = await begun('Type to me');
    await shop.office.command(maya, 'chat.accept', {}, chat);
    await see(log(page)).toContainText('Maya Okafor joined');
    await desk.sync(`chat:${chat}`);
    await box(page).pressSequentially('Well');
    await see
      .poll(() => desk.signals().filter((signal) => signal.kind === 'typing' && signal.chat === chat).length)
      .toBeGreaterThan(0);
    desk.socket.emit('signal', { kind: 'typing', chat });
    await see(log(page)).toContainText('Maya Okafor is typing');
    await see(log(page)).not.toContainText('is typing', { timeout: 7_000 });
  });

  it('M4: names with markup, braces, marks and bidirectional controls are shown as text and break nothing', async () => {
    const hostile = `<img src=x onerror=alert(1)>{{7*7}}`;
    await shop.office.command(jon, 'profile.change', { name: hostile });
    const page = await shop.tab(await shop.context());
    await launcher(page).click();
    await frameOf(page)
      .getByRole('textbox', { name: /Your name/ })
      .fill('<script>alert(1)</script>{{x}}');
    await write(page, `a${'\u0301'.repeat(1000)}\u202E<b>bold</b>`);
    await see(log(page)).toContainText('<b>bold</b>');
    const { chat } = await shop.row(maya, '<script>');
    await shop.office.command(jon, 'chat.accept', {}, chat);
    await see(log(page)).toContainText('{{7*7}}');
    const frame = page.frames().find((one) => one.url().includes('/chat'))!;
    expect(await frame.locator('#parley img, #parley script, #parley b').count()).toBe(0);
    const wide = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    const [send, panel] = [
      await frameOf(page).getByRole('button', { name: 'Send' }).boundingBox(),
      await page.locator('parley-chat dialog').boundingBox(),
    ];
    expect(send!.y + send!.height).toBeLessThanOrEqual(panel!.y + panel!.height);
    expect(shop.watched.get(page)!.complaints).toEqual([]);
  });

  it('M3: what is sent before the server has said anything goes as soon as it has, once', async () => {
    const context = await shop.context();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await context.route('**/api/visitor', async (route) => {
      await held;
      await route.continue();
    });
    const page = await shop.tab(context);
    await launcher(page).click();
    await box(page).fill('Quicker than the line');
    await box(page).press('Enter');
    await see(box(page)).toHaveValue('Quicker than the line');
    answer();
    await see(log(page)).toContainText('Delivered');
    await see(log(page).getByText('Quicker than the line')).toHaveCount(1);
    await see(box(page)).toHaveValue('');
  });
});
