import { expect as patient, type Page } from '@playwright/test';
import { faults, faultsInBothThemes } from '../support/axe';
import type { Account } from '../support/office';
import type { Floor } from './floor';

/** A machine that runs axe is busy. */
const see = patient.configure({ timeout: 15_000 });

/** A direction is walked in a language that runs in it; in each place both themes are looked at. */
export const directions = [
  { dir: 'ltr', locale: 'en-GB' },
  { dir: 'rtl', locale: 'ar' },
] as const;
type Direction = (typeof directions)[number];

/** Everybody who walks, and the chats by what they are for. */
export interface Stage {
  readonly floor: Floor;
  readonly maya: Account;
  readonly jonas: Account;
  readonly admin: Account;
  readonly auditor: Account;
  readonly chats: Readonly<Record<string, string>>;
}

/** One person's way through the console; `found` is what axe said on it. */
export class Walk {
  readonly found: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly who: string,
  ) {}

  static async of(floor: Floor, who: string, account: Account, { dir, locale }: Direction, path = '/'): Promise<Walk> {
    const { page } = await floor.sitDown(who, account, path, { locale, reducedMotion: 'reduce' });
    await see(page.locator('html')).toHaveAttribute('dir', dir);
    return new Walk(page, `${who}, ${dir}`);
  }

  /** At the door, where the browser alone says which theme is shown. */
  static async atTheDoor(floor: Floor, { locale }: Direction): Promise<Walk> {
    const context = await floor.context({ locale, reducedMotion: 'reduce' });
    return new Walk(await floor.page(context, floor.parley.console), `door, ${locale}`);
  }

  async look(where: string): Promise<void> {
    this.found.push(...(await faultsInBothThemes(this.page, `${this.who}: ${where}`)));
  }

  async lookAsTheBrowserHasIt(where: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      this.found.push(...(await faults(this.page, `${this.who}: ${where}, ${colorScheme}`)));
    }
  }

  /** The page shows something else without being loaded anew. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await see(this.page.locator('main h1').first()).toBeAttached();
  }

  async question(where: string, ask: () => Promise<void>): Promise<void> {
    const dialog = this.page.locator('dialog[open]');
    await ask();
    await see(dialog).toBeVisible();
    await see(dialog.locator('.late')).toHaveCount(0);
    await this.look(where);
    await this.page.keyboard.press('Escape');
    await see(dialog).toHaveCount(0);
  }

  async keys(): Promise<void> {
    await this.question('keys', () => this.page.keyboard.press('?'));
  }
}

export async function newcomer({ floor }: Stage, direction: Direction): Promise<Walk> {
  const { email } = await floor.office.add();
  const walk = await Walk.atTheDoor(floor, direction);
  const { page } = walk;
  const [name, password] = [page.locator('input[autocomplete=username]'), page.locator('input[type=password]').first()];
  await name.waitFor();
  await walk.lookAsTheBrowserHasIt('sign-in');
  await name.fill(email);
  await password.fill('not this one');
  await page.keyboard.press('Enter');
  await see(page.getByRole('alert')).not.toBeEmpty();
  await walk.lookAsTheBrowserHasIt('refused');
  await password.fill('password');
  await page.keyboard.press('Enter');
  await see(page.locator('input[type=password]')).toHaveCount(3);
  await walk.lookAsTheBrowserHasIt('must change');
  return walk;
}

export async function operator({ floor, maya, chats }: Stage, direction: Direction): Promise<Walk> {
  const walk = await Walk.of(floor, 'operator', maya, direction);
  const { page } = walk;
  for (const word of ['waiting', 'active', 'vacant', 'invite', 'transfer'])
    await see(page.locator(`p-status-chip .${word}, p-status-chip[class~=${word}]`).first()).toBeVisible();
  await walk.look('Dashboard');
  await walk.keys();
  await walk.question('palette', () => page.keyboard.press('Control+k'));
  await walk.go(`/my-chats/${chats['active']}`);
  await see(page.locator('[role=treeitem]').first()).toBeVisible();
  for (const item of (await page.locator('[role=treeitem][aria-level="1"]').all()).reverse()) await item.click();
  await page.locator('[popovertarget=all-my-chats]').click();
  await see(page.locator('#all-my-chats')).toBeVisible();
  await walk.look('an active chat and the list of all');
  await page.keyboard.press('Escape');
  const buttons = page.locator('p-chat-sidebar .controls button');
  for (const [place, name] of ['invite', 'transfer', 'leave', 'kick'].entries())
    await walk.question(name, () => buttons.nth(place).click());
  for (const place of ['vacant', 'watched'] as const) {
    await walk.go(`/my-chats/${chats[place]}`);
    await see(page.locator(`[data-chat="${chats[place]}"]`)).toHaveAttribute('aria-selected', 'true');
    await walk.look(`a ${place} chat`);
  }
  await walk.go(`/my-chats/${chats['others']}`);
  await page.locator('p-self-card .self').click();
  await walk.look('a chat of others, and my menu');
  await walk.question('sign out', () => page.locator('p-self-card .menu button').last().click());
  await walk.go('/my-profile');
  await see(page.locator('p-devices li').first()).toBeVisible();
  await walk.look('My profile');
  await walk.question('the end of the session', () => forward(page, 28.5));
  return walk;
}

/** The page's clock is so many minutes ahead from here on; its timers are not. */
async function forward(page: Page, minutes: number): Promise<void> {
  await page.evaluate((ms) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ms;
  }, minutes * 60_000);
}

export async function administrator({ floor, admin }: Stage, direction: Direction): Promise<Walk> {
  const walk = await Walk.of(floor, 'administrator', admin, direction, '/operators');
  const { page } = walk;
  const row = page.locator('tr, [role=row]').filter({ hasText: 'Jonas Weber' });
  await see(row).toBeVisible();
  await walk.look('operators');
  await walk.question('add', () => page.locator('main header button').last().click());
  const buttons = await row.getByRole('button').count();
  for (let place = 0; place < buttons; place++)
    await walk.question(`${place} of an operator`, () => row.getByRole('button').nth(place).click());
  await walk.go('/sites');
  await page.locator('main a[href^="/sites/"]').first().waitFor();
  await walk.look('sites');
  await page.locator('main a[href^="/sites/"]').first().click();
  await see(page.locator('p-site-form form')).toBeVisible();
  await walk.look('a site');
  await walk.go('/settings');
  await see(page.locator('p-settings form, p-settings-page form, main form').first()).toBeVisible();
  await walk.look('settings');
  return walk;
}

export async function auditor({ floor, auditor, chats }: Stage, direction: Direction): Promise<Walk> {
  const walk = await Walk.of(floor, 'auditor', auditor, direction, '/audit');
  const { page } = walk;
  const chat = `/audit/${chats['vacant']}`;
  await page.locator(`main a[href="${chat}"]`).waitFor();
  await inPagesOf(page, 3);
  await page.locator('p-audit-search form button').first().click();
  const more = page.locator('p-audit-search .more button');
  await see(more).toBeVisible();
  await walk.look('search, of which there is more');
  await more.click();
  await see(page.locator('p-audit-search li a').nth(3)).toBeFocused();
  await walk.go(chat);
  await see(page.getByRole('slider')).toBeVisible();
  await page.locator('p-export-menu button[aria-expanded]').click();
  await see(page.locator('p-export-menu .menu')).toBeVisible();
  await walk.look('replay, with what can be exported');
  await page.keyboard.press('Escape');
  await see(page.locator('p-export-menu .menu')).toHaveCount(0);
  await page.locator('#tab-waits').click();
  await see(page.locator('p-waits li, p-waits section').first()).toBeVisible();
  await walk.look('replay, how long it waited');
  await walk.keys();
  await page.route('**/api/query', async (route) => {
    const asked = route.request().postDataJSON() as { type: string };
    if (asked.type !== 'history.proof') return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as { result: { events: { previous: string }[] } };
    for (const event of answer.result.events) event.previous = '0'.repeat(64);
    await route.fulfill({ response, json: answer });
  });
  await walk.go('/audit');
  await walk.go(chat);
  await see(page.locator('.altered').first()).toBeVisible();
  await walk.look('an altered record');
  await walk.go(`/audit/board?at=${Date.now()}`);
  await see(page.getByRole('row').nth(3)).toBeVisible();
  await walk.look('the Dashboard of a moment');
  await walk.go('/my-profile');
  await see(page.locator('p-devices li').first()).toBeVisible();
  await walk.look('My profile');
  await walk.question('the end of the session', () => forward(page, 28.5));
  return walk;
}

/** The first page of what is found ends after so many; the server goes on from there. */
async function inPagesOf(page: Page, count: number): Promise<void> {
  await page.route('**/api/query', async (route) => {
    const { type, body } = route.request().postDataJSON() as { type: string; body: { before?: string } };
    if (type !== 'history.search' || body.before !== undefined) return route.continue();
    const response = await route.fetch();
    const { result } = (await response.json()) as { result: { chats: { chat: string; startedAt: number }[] } };
    const chats = result.chats.slice(0, count);
    const last = chats.at(-1);
    await route.fulfill({
      response,
      json: { ok: true, result: { ...result, chats, next: `${last?.startedAt}:${last?.chat}` } },
    });
  });
}

export async function cutOff({ floor, jonas, chats }: Stage, direction: Direction): Promise<Walk> {
  const walk = await Walk.of(floor, 'cut off', jonas, direction, `/my-chats/${chats['others']}`);
  const { page } = walk;
  const box = page.locator('textarea');
  await see(page.locator('p-message-row').first()).toBeVisible();
  await see(page.locator('p-chat-sidebar .controls button').first()).toBeVisible();
  await page.context().setOffline(true);
  await box.fill('Are you still there?');
  await box.press('Enter');
  await see(page.locator('p-message-row.pending')).toBeVisible();
  await see(page.locator('p-connection-bar .bar, p-connection-bar > *').first()).toBeVisible({ timeout: 25_000 });
  await walk.look('a chat without a line');
  await walk.go('/');
  await see(page.getByRole('row').first()).toBeVisible();
  await walk.look('the Dashboard without a line');
  return walk;
}
