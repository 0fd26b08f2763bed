import { AxeBuilder } from '@axe-core/playwright';
import { expect as patient, type Page } from '@playwright/test';
import { control, type Desk, entryBar, Floor, rowOf, tabOf, write } from './floor';

/** A machine that runs axe is busy. */
const see = patient.configure({ timeout: 15_000 });
/** WCAG 2.0, 2.1 and 2.2, A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Each theme and each direction once: neither changes what the other does. */
const looks = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'ar' },
] as const;

describe('34: no page has a fault by the rules of WCAG 2.2 A and AA', () => {
  let floor: Floor;
  let [maya, admin]: Desk[] = [];
  /** Chats by what they are for. */
  const chats: Record<string, string> = {};

  beforeAll(async () => {
    floor = await Floor.open();
    const { office } = floor;
    const staff = await Promise.all(['Priya Nair', 'Jonas Weber'].map((name) => floor.desk(name)));
    const [priya, jonas] = staff as [Desk, Desk];
    maya = await floor.desk('Maya Okafor');
    admin = await floor.sitDown('Ingrid Solberg', await office.admin());
    await floor.set({ inviteExpiresAfter: 86_400_000, transferExpiresAfter: 86_400_000, vacancyLimit: 86_400_000 });
    const begin = async (key: string, who: Desk | null, name?: string): Promise<void> => {
      const { chat, ...guest } = await floor.guest('Good afternoon, a question', name);
      chats[key] = chat;
      if (!who) return;
      await office.command(who.account, 'chat.accept', {}, chat);
      await office.command(who.account, 'message.post', { text: 'Hello, how can I help?' }, chat);
      await office.command(guest, 'message.post', { text: 'My order **48-2231** <b>is late</b>' }, chat);
      if (key.startsWith('vacant')) await office.command(guest, 'chat.leave', {}, chat);
    };
    await begin('waiting', null, 'Hannah Lindqvist');
    await begin('active', maya, 'Mei-Ling Chow');
    await begin('others', jonas, 'Rafael Souza');
    await begin('vacant', maya, 'Peter Kovács');
    await begin('watched', jonas);
    await begin('invited', priya, 'Sofia Marchetti');
    await begin('transferred', priya, 'Daniel Brandt');
    await office.command(maya.account, 'chat.watch', {}, chats['watched']);
    await office.command(maya.account, 'chat.invite', { operator: jonas.account.id }, chats['active']);
    const me = { operator: maya.account.id, note: 'Could you?' };
    await office.command(priya.account, 'chat.invite', me, chats['invited']);
    await office.command(priya.account, 'chat.transfer', me, chats['transferred']);
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);

  /** What axe finds on the page as it is now, under a name that says where. */
  async function faults(page: Page, where: string): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where}: ${id} ${html.slice(0, 900)} ${failureSummary}`),
    );
  }
  /** The page shows something else without being loaded anew. */
  async function go(page: Page, path: string): Promise<void> {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await see(page.locator('main h1').first()).toBeAttached();
  }
  const dialog = (page: Page) => page.locator('dialog[open]');
  async function closed(page: Page): Promise<void> {
    await page.keyboard.press('Escape');
    await see(dialog(page)).toHaveCount(0);
  }
  async function dress(desk: Desk, { theme, language }: (typeof looks)[number]): Promise<void> {
    await floor.office.command(desk.account, 'profile.change', { choices: { theme, language } });
    await see(desk.page.locator('html')).toHaveAttribute('data-theme', theme);
    await see(desk.page.locator('html')).toHaveAttribute('lang', language);
    await desk.page.emulateMedia({ reducedMotion: 'reduce' });
  }

  it.each(['light', 'dark'] as const)(
    'at the door, and at the choice of the first password (%s)',
    async (colorScheme) => {
      const { email } = await floor.office.add();
      const page = await floor.page(
        await floor.context({ colorScheme, reducedMotion: 'reduce' }),
        floor.parley.console,
      );
      await page.getByLabel('E-mail').waitFor();
      const found = await faults(page, 'sign-in');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('not this one');
      await page.keyboard.press('Enter');
      await see(page.getByRole('alert')).not.toBeEmpty();
      found.push(...(await faults(page, 'refused')));
      await page.getByLabel('Password', { exact: true }).fill('password');
      await page.keyboard.press('Enter');
      await see(page.getByLabel('Current password')).toBeVisible();
      found.push(...(await faults(page, 'must change')));
      expect(found).toEqual([]);
    },
    60_000,
  );

  it.each(looks)(
    'for an operator: Dashboard, My Chats, questions, My profile (%o)',
    async (look) => {
      const { page } = maya!;
      const found: string[] = [];
      const look_ = async (where: string): Promise<void> => void found.push(...(await faults(page, where)));
      await go(page, '/');
      await dress(maya!, look);
      for (const word of ['waiting', 'active', 'vacant', 'invite', 'transfer'])
        await see(page.locator(`p-status-chip .${word}, p-status-chip[class~=${word}]`).first()).toBeVisible();
      await look_('Dashboard');
      for (const [key, name] of [
        ['?', 'keys'],
        ['Control+k', 'palette'],
      ] as const) {
        await page.keyboard.press(key);
        await see(dialog(page)).toBeVisible();
        await look_(name);
        await closed(page);
      }
      await go(page, `/my-chats/${chats['active']}`);
      await see(page.locator('[role=treeitem]').first()).toBeVisible();
      for (const item of (await page.locator('[role=treeitem][aria-level="1"]').all()).reverse()) await item.click();
      await look_('an active chat');
      const buttons = page.locator('p-chat-sidebar .controls button');
      for (const [place, name] of ['invite', 'transfer', 'leave', 'kick'].entries()) {
        await buttons.nth(place).click();
        await see(dialog(page)).toBeVisible();
        await look_(`question: ${name}`);
        await closed(page);
      }
      for (const place of ['vacant', 'watched'] as const) {
        await go(page, `/my-chats/${chats[place]}`);
        await see(page.locator(`[data-chat="${chats[place]}"]`)).toHaveAttribute('aria-selected', 'true');
        await look_(`a ${place} chat`);
      }
      await go(page, `/my-chats/${chats['others']}`);
      await look_('a chat of others');
      await page.locator('p-self-card .self').click();
      await look_('my menu');
      await page.locator('p-self-card .menu button').last().click();
      await see(dialog(page)).toBeVisible();
      await look_('question: sign out');
      await closed(page);
      await go(page, '/my-profile');
      await look_('My profile');
      expect(found).toEqual([]);
    },
    120_000,
  );

  it.each(looks)(
    'for an administrator: operators, sites, settings, with their questions (%o)',
    async (look) => {
      const { page } = admin!;
      const found: string[] = [];
      const look_ = async (where: string): Promise<void> => void found.push(...(await faults(page, where)));
      await go(page, '/operators');
      await dress(admin!, look);
      await look_('operators');
      const row = page.locator('tr, [role=row]').filter({ hasText: 'Jonas Weber' });
      await page.locator('main header button').last().click();
      await see(dialog(page)).toBeVisible();
      await look_('question: add');
      await closed(page);
      for (const place of [0, 1, 2]) {
        await row.getByRole('button').nth(place).click();
        await see(dialog(page)).toBeVisible();
        await look_(`question ${place} of an operator`);
        await closed(page);
      }
      await go(page, '/sites');
      await look_('sites');
      await page.locator('main a[href^="/sites/"]').first().click();
      await see(page.locator('p-site-form form, p-site-form').first()).toBeVisible();
      await look_('a site');
      await go(page, '/settings');
      await look_('settings');
      expect(found).toEqual([]);
    },
    120_000,
  );

  it('where a message was not sent, and where the line is lost', async () => {
    const { page, context } = maya!;
    await go(page, `/my-chats/${chats['active']}`);
    await dress(maya!, looks[0]);
    await see(tabOf(page, 'Mei-Ling Chow')).toHaveAttribute('aria-selected', 'true');
    await see(control(page, 'Kick')).toBeVisible();
    await see(entryBar(page)).toBeVisible();
    await context.setOffline(true);
    await write(page, 'Are you still there?');
    await see(page.getByText('Sending')).toBeVisible();
    const found = await faults(page, 'sending');
    await see(page.getByText('No connection.').first()).toBeVisible({ timeout: 20_000 });
    found.push(...(await faults(page, 'no connection')));
    await go(page, '/');
    await see(rowOf(page, 'Hannah Lindqvist')).toBeVisible();
    found.push(...(await faults(page, 'Dashboard without a line')));
    await context.setOffline(false);
    expect(found).toEqual([]);
  }, 60_000);

  it('ends without a page having thrown anything', () => expect(floor.complaints).toEqual([]));
});
