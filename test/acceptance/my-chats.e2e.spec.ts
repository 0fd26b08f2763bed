import type { Locator } from '@playwright/test';
import { see } from '../support/see';
import { accept, badge, badges, type Desk, entryBar, Floor, logOf, nav, tabOf } from './floor';

describe('My Chats, as operators live it', () => {
  let floor: Floor;
  let maya: Desk;
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  afterEach(() => floor.tidy());

  const unread = (page: Desk['page']) => badge(nav(page, 'My Chats'), 'unread');

  it('10 (M1, M3): one tab per chat; the chosen one shows a log, a text box and the Chat sidebar', async () => {
    await floor.guest('Hello', 'Hannah Lindqvist');
    maya = await floor.desk('Maya Okafor');
    await accept(maya.page, 'Hannah Lindqvist');
    await see(maya.page.getByRole('tablist')).toHaveCount(1);
    await see(maya.page.getByRole('tab')).toHaveCount(1);
    const panel = maya.page.getByRole('tabpanel');
    await see(panel.getByRole('log')).toBeVisible();
    await see(panel.getByRole('textbox', { name: /^Message to / })).toBeVisible();
    await see(panel.getByRole('complementary', { name: 'Chat sidebar' })).toBeVisible();
    await see(maya.page).toHaveURL(/\/my-chats\/[0-9a-f-]{36}/);
  });

  it('11 (M2): a draft is there after a way to the Dashboard and after a reload, and the visitor saw nobody leave', async () => {
    const shop = await floor.shop('Hello', 'Daniel Brandt');
    maya = await floor.desk('Maya Okafor');
    await accept(maya.page, 'Daniel Brandt');
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await entryBar(maya.page).fill('Half a sentence');
    await nav(maya.page, 'Dashboard').click();
    await see(maya.page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    await nav(maya.page, 'My Chats').click();
    await tabOf(maya.page, 'Daniel Brandt').click();
    await see(entryBar(maya.page)).toHaveValue('Half a sentence');
    // What was written last is kept within a third of a second, and is there a moment after the entry bar
    const isThere = () =>
      see(entryBar(maya.page))
        .toHaveValue('Half a sentence', { timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    await see.poll(() => maya.page.reload().then(isThere)).toBe(true);
    await see(shop.chat.getByText(/left/)).toHaveCount(0);
  });

  it('12 (N3, N4): messages in another tab raise its badge and that of My Chats; to choose the tab takes both back', async () => {
    const other = await floor.guest('Hello', 'Rafael Souza');
    await floor.guest('Hello', 'Sofia Marchetti');
    maya = await floor.desk('Mei Tan');
    await accept(maya.page, 'Rafael Souza');
    await nav(maya.page, 'Dashboard').click();
    await accept(maya.page, 'Sofia Marchetti');
    await see.poll(() => unread(maya.page)).toBe(0);
    await floor.office.command(other, 'message.post', { text: 'One' }, other.chat);
    await floor.office.command(other, 'message.post', { text: 'Two' }, other.chat);
    await see.poll(() => badge(tabOf(maya.page, 'Rafael Souza'), 'unread')).toBe(2);
    expect(await unread(maya.page)).toBe(2);
    await tabOf(maya.page, 'Rafael Souza').click();
    await see(logOf(maya.page).getByText('Two')).toBeVisible();
    await see(tabOf(maya.page, 'Rafael Souza').locator('.badge')).toHaveCount(0);
    await see.poll(() => unread(maya.page)).toBe(0);
  });

  it('M2, N4: a chat behind another one is as it was left; nothing in it is read before it is in front, and it goes with the chat', async () => {
    const behind = await floor.guest('Hello', 'Olga Petrova');
    const front = await floor.guest('Hello', 'Sven Berg');
    const post = (text: string) => floor.office.command(behind, 'message.post', { text }, behind.chat);
    for (const line of [1, 2, 3, 4, 5]) await post(`Line ${line}${'\nand so on'.repeat(20)}`);
    const account = await floor.account('Noor Haddad');
    for (const { chat } of [behind, front]) await floor.office.command(account, 'chat.accept', {}, chat);
    maya = await floor.desk('Noor Haddad', 'operator', `/my-chats/${behind.chat}`);
    const panel = maya.page.locator(`#panel-${behind.chat}`);
    const tab = tabOf(maya.page, 'Olga Petrova');
    await see.poll(() => badge(tab, 'unread')).toBe(0);
    await scrollTo(panel, 'Line 2');
    await entryBar(maya.page).fill('Half a sentence');
    const top = await topOf(panel, 'Line 2');
    await tabOf(maya.page, 'Sven Berg').click();
    await see(panel).toHaveAttribute('inert');
    await see(entryBar(maya.page)).toHaveValue('');
    for (const text of ['Into the back', 'And once more']) {
      await post(text);
      await see(panel.getByText(text)).toHaveCount(1);
      await see(panel.getByText(text)).not.toBeVisible();
    }
    await see.poll(() => badge(tab, 'unread')).toBe(2);

    await tab.click();
    await see(entryBar(maya.page)).toHaveValue('Half a sentence');
    await see(panel.getByText('New since you left')).toHaveCount(1);
    expect(Math.abs((await topOf(panel, 'Line 2')) - top)).toBeLessThanOrEqual(2);
    expect(await badge(tab, 'unread')).toBe(2);
    await scrollTo(panel, 'And once more');
    await see.poll(() => badge(tab, 'unread')).toBe(0);

    await tabOf(maya.page, 'Sven Berg').click();
    await see(panel).toHaveAttribute('inert');
    await floor.office.command(account, 'chat.leave', {}, behind.chat);
    await see(tab).toHaveCount(0);
    await see(panel).toHaveCount(0);
    expect(await maya.page.locator('main').textContent()).not.toMatch(/Line 2|Into the back/);
  });

  it('13 (N3): the badges of the tabs add up to that of My Chats at every moment of a busy hour', async () => {
    const visitors = await Promise.all([1, 2, 3, 4, 5].map((n) => floor.guest('Hello', `Busy Visitor ${n}`)));
    maya = await floor.desk('Aiko Tanaka');
    for (const { chat } of visitors) await floor.office.command(maya.account, 'chat.accept', {}, chat);
    await nav(maya.page, 'My Chats').click();
    await see(maya.page.getByRole('tab')).toHaveCount(5);
    const looks: { tabs: number; link: number }[] = [];
    let over = false;
    const watching = (async () => {
      while (!over) looks.push(await badges(maya.page));
    })();
    for (let round = 0; round < 30; round++) {
      const visitor = visitors[(round * 7) % 5]!;
      await floor.office.command(visitor, 'message.post', { text: `Line ${round}` }, visitor.chat);
      if (round % 6 === 5)
        await maya.page
          .getByRole('tab')
          .nth(round % 5)
          .click();
    }
    over = true;
    await watching;
    expect(looks.filter(({ tabs, link }) => tabs !== link)).toEqual([]);
    expect(Math.max(...looks.map(({ link }) => link))).toBeGreaterThan(3);
    expect(looks.length).toBeGreaterThan(20);
  }, 90_000);

  it('14 (N5): the title begins with what waits for the operator, in parentheses, and has none at zero', async () => {
    maya = await floor.desk('Lena Novak');
    const admin = await floor.office.admin();
    for (const chat of await floor.waiting()) await floor.office.command(admin, 'chat.accept', {}, chat);
    await see(maya.page).toHaveTitle(/^(?!\()/);
    const guest = await floor.guest('Hello', 'Olu Adeyemi');
    await see(maya.page).toHaveTitle(/^\(1\) /);
    await floor.office.command(admin, 'chat.accept', {}, guest.chat);
    await see(maya.page).toHaveTitle(/^(?!\()/);
  });

  it('15 (M4): what is known of the visitor is a tree that opens by click and arrow key, with one item in the tab order', async () => {
    const guest = await floor.office.guest();
    await floor.office.command(guest, 'chat.start', {
      text: 'Hello',
      fields: { name: 'Peter Kovacs' },
      page: { url: 'https://shop.example/bikes', title: 'Bikes', referrer: '' },
      browser: { language: 'en', timeZone: 'Europe/Amsterdam' },
      context: { plan: { name: 'gold', since: 2021 } },
    });
    maya = await floor.desk('Maya Okafor');
    await accept(maya.page, 'Peter Kovacs');
    const tree = maya.page.getByRole('tree');
    const location = tree.getByRole('treeitem', { name: /^Location/ });
    const zone = tree.getByRole('treeitem', { name: /^Time zone/ });
    await see(location).toHaveAttribute('aria-expanded', 'false');
    await location.click();
    await see(location).toHaveAttribute('aria-expanded', 'true');
    await see(zone).toContainText('Europe/Amsterdam');
    await maya.page.keyboard.press('ArrowLeft');
    await see(location).toHaveAttribute('aria-expanded', 'false');
    await maya.page.keyboard.press('ArrowRight');
    await see(location).toHaveAttribute('aria-expanded', 'true');
    await see(tree.locator('[role=treeitem][tabindex="0"]')).toHaveCount(1);
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});

/** As a reader does, until the log knows of it. */
async function scrollTo(panel: Locator, words: string): Promise<void> {
  const box = panel.locator('.scroller');
  const heard = box.evaluate((one) => new Promise((done) => one.addEventListener('scrollend', done, { once: true })));
  await panel.getByText(words).evaluate((line) => line.scrollIntoView({ block: 'center' }));
  await heard;
}

/** Pixels below the upper edge of the log. */
function topOf(panel: Locator, words: string): Promise<number> {
  return panel.getByText(words).evaluate((line) => {
    const box = line.closest('.scroller') as HTMLElement;
    return line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  });
}
