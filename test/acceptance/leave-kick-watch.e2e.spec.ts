import type { Locator, Page } from '@playwright/test';
import { see } from '../support/see';
import { accept, badge, control, type Desk, entryBar, Floor, logOf, nav, rowOf, say, tabOf, write } from './floor';

const last = 'The operator has ended the chat';

/** The panel opens by itself where it was open before; whoever is quicker, in the end it shows this. */
async function opened(page: Page, sign: Locator): Promise<void> {
  const launcher = page.getByRole('button', { name: /^Open chat/ });
  const look = async (): Promise<boolean> => {
    if (await sign.isVisible()) return true;
    if (await launcher.isVisible()) await launcher.click({ timeout: 1_000 }).catch(() => undefined);
    return false;
  };
  await see.poll(look, { timeout: 15_000, intervals: [500] }).toBe(true);
}

describe('Leave, Kick, Join and Watch, as people live them', () => {
  let floor: Floor;
  let [maya, priya]: Desk[] = [];
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  beforeEach(async () => {
    [maya, priya] = await Promise.all(['Maya Okafor', 'Priya Nair'].map((name) => floor.desk(name)));
  }, 60_000);
  afterEach(() => floor.tidy());

  async function join(desk: Desk, name: string): Promise<void> {
    await rowOf(desk.page, name).getByRole('button', { name: /^Join/ }).click();
    await see(tabOf(desk.page, name)).toHaveAttribute('aria-selected', 'true');
  }

  it('21 (L1): Leave takes the tab away, tells the visitor and the others, and takes its unread back', async () => {
    const shop = await floor.shop('Hello', 'Hannah Lindqvist');
    await accept(maya!.page, 'Hannah Lindqvist');
    await join(priya!, 'Hannah Lindqvist');
    await nav(maya!.page, 'Dashboard').click();
    await say(shop.chat, 'Still there?');
    await see.poll(() => badge(nav(maya!.page, 'My Chats'), 'unread')).toBe(1);
    await rowOf(maya!.page, 'Hannah Lindqvist')
      .getByRole('button', { name: /^Leave/ })
      .click();
    await see(shop.chat.getByText('Maya Okafor left')).toBeVisible();
    await see(logOf(priya!.page)).toContainText('Maya Okafor left');
    await see.poll(() => badge(nav(maya!.page, 'My Chats'), 'unread')).toBe(0);
    await nav(maya!.page, 'My Chats').click();
    await see(tabOf(maya!.page, 'Hannah Lindqvist')).toHaveCount(0);
  });

  it('22 and 23 (K1, K2, K3, D10): Kick asks first; the visitor reads the sentence and nothing after it, also after a reload; the chat is Vacant', async () => {
    const shop = await floor.shop('Hello', 'Daniel Brandt');
    await accept(maya!.page, 'Daniel Brandt');
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await control(maya!.page, 'Kick').click();
    const dialog = maya!.page.getByRole('dialog');
    await see(dialog).toContainText('Daniel Brandt');
    await dialog.getByRole('button', { name: /^Kick/ }).click();
    await see(shop.chat.getByText(last, { exact: true })).toBeVisible();
    await see(shop.chat.getByRole('textbox', { name: 'Write a message' })).toBeDisabled();
    await see(dialog).toHaveCount(0);
    await see(logOf(maya!.page)).toContainText('You removed the visitor');
    await write(maya!.page, 'A word among operators');
    await see(logOf(maya!.page)).toContainText('A word among operators');
    await shop.page.reload();
    await opened(shop.page, shop.chat.getByText(last, { exact: true }));
    await see(shop.chat.getByText('A word among operators')).toHaveCount(0);
    await see(rowOf(priya!.page, 'Daniel Brandt')).toContainText('Vacant');
    await nav(maya!.page, 'Dashboard').click();
    await see(rowOf(maya!.page, 'Daniel Brandt')).toContainText('Vacant');
  });

  it('24 (V4, V5): a visitor who closes the page is gone after the grace, and back when the page is opened again', async () => {
    await floor.set({ visitorAwayAfter: 200, visitorGoneAfter: 1_000 });
    const shop = await floor.shop('Hello', 'Ingrid Dahl');
    await accept(maya!.page, 'Ingrid Dahl');
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await shop.page.close();
    await see(rowOf(priya!.page, 'Ingrid Dahl')).toContainText('Vacant', { timeout: 15_000 });
    const back = await floor.page(shop.context, floor.parley.demo);
    await opened(back, back.frameLocator('parley-chat iframe').getByText('Maya Okafor joined'));
    await see(rowOf(priya!.page, 'Ingrid Dahl')).toContainText('Active', { timeout: 15_000 });
  });

  it('25 (J1): any number join uninvited, can write, and are named to all', async () => {
    const shop = await floor.shop('Hello', 'Rafael Souza');
    const more = await Promise.all(['Jonas Weber', 'Aiko Tanaka', 'Lena Novak'].map((name) => floor.desk(name)));
    await accept(maya!.page, 'Rafael Souza');
    for (const desk of [priya!, ...more]) {
      await join(desk, 'Rafael Souza');
      await see(logOf(maya!.page)).toContainText(`${desk.name} joined`);
      await see(shop.chat.getByText(`${desk.name} joined`)).toBeVisible();
    }
    await write(more[2]!.page, 'Lena here');
    await see(shop.chat.getByText('Lena here')).toBeVisible();
  });

  it('26 and 27 (J2, J4): a watch has a tab with the eye, new messages and no text box, and changes nothing on any other page', async () => {
    const shop = await floor.shop('Hello', 'Mei-Ling Chow');
    await accept(maya!.page, 'Mei-Ling Chow');
    await join(priya!, 'Mei-Ling Chow');
    await write(maya!.page, 'Good morning');
    await see(shop.chat.getByText('Good morning')).toBeVisible();
    await see(maya!.page.getByText(/^Seen/).last()).toBeVisible();
    const looks = async () => [
      await shop.chat.locator('body').ariaSnapshot(),
      ...(await Promise.all([maya!, priya!].map(({ page }) => page.getByRole('main').ariaSnapshot()))),
    ];
    // What goes on by the clock alone: times, and who has waited for an answer for a minute now.
    const clocks = /\d+:\d\d(:\d\d)?|\d+ (s|min)\b/g;
    const still = (snapshots: string[]) =>
      snapshots.map((text) => text.replace(clocks, '#').replaceAll(' , waits for an answer', ''));
    let before: string[] = [];
    // What was written a moment ago is still being read: until two looks are alike
    await see
      .poll(
        async () => {
          const [last, now] = [before, still(await looks())];
          before = now;
          return now.join() === last.join() && !now.some((text) => /Mei-Ling Chow.*new messages/.test(text));
        },
        { intervals: [700] },
      )
      .toBe(true);
    const lena = await floor.desk('Selma Watch', 'supervisor');
    await rowOf(lena.page, 'Mei-Ling Chow')
      .getByRole('button', { name: /^Watch/ })
      .click();
    await see(lena.page.getByRole('tab', { name: /Mei-Ling Chow.*watching/ })).toHaveAttribute('aria-selected', 'true');
    await see(logOf(lena.page)).toContainText('Good morning');
    await see(lena.page.getByRole('tabpanel').getByRole('textbox')).toHaveCount(0);
    await see(lena.page.getByText('You are watching. Join to write.')).toBeVisible();
    expect(still(await looks())).toEqual(before);
    await say(shop.chat, 'Seen by whom?');
    await see(logOf(lena.page)).toContainText('Seen by whom?');
    await see(logOf(maya!.page)).toContainText('Seen by whom?');
    await lena.page
      .getByRole('complementary', { name: 'Chat sidebar' })
      .getByRole('button', { name: /^Leave/ })
      .click();
    await see(lena.page.getByRole('tab', { name: /Mei-Ling Chow/ })).toHaveCount(0);
    for (const text of await looks()) expect(text).not.toContain('Selma');
  });

  it('L2: the last member of a chat with a visitor in it is asked first', async () => {
    await floor.guest('Hello', 'Peter Kovacs');
    await accept(maya!.page, 'Peter Kovacs');
    await control(maya!.page, 'Leave').click();
    const dialog = maya!.page.getByRole('dialog');
    await see(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await see(entryBar(maya!.page)).toBeVisible();
    await control(maya!.page, 'Leave').click();
    await dialog.getByRole('button', { name: /^Leave/ }).click();
    await see(rowOf(priya!.page, 'Peter Kovacs')).toContainText('Waiting');
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});
