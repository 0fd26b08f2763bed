import type { Locator, Page } from '@playwright/test';
import { see } from '../support/see';
import { control, type Desk, entryBar, Floor, logOf, nav, rowOf, tabOf } from './floor';

/** One working day without a mouse; nobody clicks anywhere in this file. */
describe('33: the whole working day by keyboard only', () => {
  let floor: Floor;
  let page: Page;
  let jonas: Desk;

  beforeAll(async () => {
    floor = await Floor.open();
    await floor.account('Maya Okafor');
    jonas = await floor.desk('Jonas Weber');
    page = await floor.page(await floor.context({ permissions: ['clipboard-read', 'clipboard-write'] }), floor.parley.console); // prettier-ignore
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);

  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? 'nothing');
  /** The rule of every step: the focus is on something. */
  const somewhere = (): Promise<void> => see.poll(focused).not.toBe('BODY');
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
    await somewhere();
  }
  async function type(text: string): Promise<void> {
    await page.keyboard.type(text);
    await somewhere();
  }
  /** Goes there as a hand would, and complains when no key leads there. */
  async function reach(there: Locator, key = 'Tab', most = 60): Promise<void> {
    const isThere = (): Promise<boolean> =>
      there.first().evaluate((element) => element === document.activeElement || element.contains(document.activeElement), undefined, { timeout: 5000 }); // prettier-ignore
    for (let step = 0; step < most; step++) {
      if (await isThere()) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${there.toString()}, but to ${await focused()}`);
  }
  async function choose(there: Locator): Promise<void> {
    await reach(there);
    await press('Enter');
  }
  /** Out of a field, where letters are letters. */
  const toLog = async (): Promise<void> => {
    await reach(page.locator('main [role=tabpanel]:not([inert]) form'), 'F6', 12);
    await press('Escape');
  };
  const inEntryBar = (): Promise<void> => see(entryBar(page)).toBeFocused();

  it('P1: signs in, and is at the heading of the Dashboard', async () => {
    const { email, password } = await floor.account('Maya Okafor');
    await see(page.getByLabel('E-mail')).toBeFocused();
    await type(email);
    await press('Tab');
    await type(password);
    await press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeFocused();
  }, 30_000);

  it('D5, D13: accepts with Enter on the focused row, and with A', async () => {
    await floor.guest('My payment went through twice', 'Hannah Lindqvist');
    await floor.guest('Is the lamp in stock?', 'Daniel Brandt');
    await see(rowOf(page, 'Daniel Brandt')).toBeVisible();
    await reach(page.getByRole('grid'), 'F6', 12);
    await press('Home', 'ArrowDown');
    await see(page.getByRole('row', { name: /Daniel Brandt/ })).toBeFocused();
    await press('Enter');
    await see(tabOf(page, 'Daniel Brandt')).toHaveAttribute('aria-selected', 'true');
    await inEntryBar();
    await toLog();
    await press('a');
    await see(tabOf(page, 'Hannah Lindqvist')).toHaveAttribute('aria-selected', 'true');
    await inEntryBar();
  }, 60_000);

  it('M3: answers; Up in the empty entry bar brings the last text back', async () => {
    await type('I will look that up for you.');
    await press('Enter');
    await see(logOf(page)).toContainText('I will look that up for you.');
    await press('ArrowUp');
    await see(entryBar(page)).toHaveValue('I will look that up for you.');
    await press('Control+a', 'Delete');
    await inEntryBar();
  }, 30_000);

  it('reads the log message by message, copies one, and begins to write with any letter', async () => {
    await press('Escape');
    await see(page.getByRole('group', { name: /Messages with/ })).toBeFocused();
    await press('ArrowUp');
    await see(page.getByRole('article').last()).toBeFocused();
    await press('ArrowUp');
    await see(page.getByRole('article').first()).toBeFocused();
    await press('c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('My payment went through twice');
    await press('ArrowDown', 'o');
    await see(entryBar(page)).toHaveValue('o');
    await inEntryBar();
    await press('Backspace', 'Escape', 'Escape');
    await see(tabOf(page, 'Hannah Lindqvist')).toBeFocused();
  }, 30_000);

  it('N4: goes to the next chat with something new', async () => {
    const guest = await floor.guest('Do you ship to Iceland?', 'Björk Einarsdóttir');
    await see(nav(page, 'Dashboard')).toContainText('1');
    await press('a');
    await see(tabOf(page, 'Björk')).toHaveAttribute('aria-selected', 'true');
    await press('Alt+ArrowUp', 'Alt+ArrowUp');
    await see(tabOf(page, 'Daniel Brandt')).toHaveAttribute('aria-selected', 'true');
    await floor.office.command(guest, 'message.post', { text: 'Hello?' }, guest.chat);
    await see(tabOf(page, 'Björk')).toContainText('1');
    await press('Alt+Shift+ArrowDown');
    await see(tabOf(page, 'Björk')).toHaveAttribute('aria-selected', 'true');
    await inEntryBar();
  }, 30_000);

  it('I6: invites with I; the colleague declines, and that is told on another page as well', async () => {
    await toLog();
    await press('i');
    await see(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    await type('Jonas');
    await press('Enter');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await somewhere();
    await press('g', 'd');
    await see(rowOf(jonas.page, 'Björk')).toContainText('Invite');
    await rowOf(jonas.page, 'Björk').getByRole('button', { name: /^Decline/ }).click(); // prettier-ignore
    await see(page.locator('p-toast-list')).toContainText('Jonas Weber declined to come to the chat with');
    await somewhere();
  }, 30_000);

  it('I6: asks to transfer with T, and cancels it', async () => {
    await press('g', 'c');
    await see(tabOf(page, 'Daniel Brandt')).toHaveAttribute('aria-selected', 'true');
    await toLog();
    await press('t');
    await type('Jonas');
    await press('Enter');
    await see(page.getByRole('dialog')).toHaveCount(0);
    const cancel = page.getByRole('button', { name: /Cancel the .*Jonas|Cancel.*Jonas/ });
    await choose(cancel);
    await see(cancel).toHaveCount(0);
    await somewhere();
    await see(logOf(page)).toContainText('You cancelled');
  }, 30_000);

  it('J2: watches the chat of a colleague with W, stops with L, and joins one with J', async () => {
    const [quiet, busy] = [await floor.guest('Quiet one', 'Kenji Mori'), await floor.guest('Busy one', 'Leila Haddad')];
    for (const { chat } of [quiet, busy]) await floor.office.command(jonas.account, 'chat.accept', {}, chat);
    await press('g', 'd');
    await see(rowOf(page, 'Kenji Mori')).toContainText('Active');
    await see(rowOf(page, 'Leila Haddad')).toContainText('Active');
    await reach(page.getByRole('row', { name: /Kenji Mori/ }), 'ArrowDown', 12).catch(async () => {
      await reach(page.getByRole('grid'), 'F6', 12);
      await reach(page.getByRole('row', { name: /Kenji Mori/ }), 'ArrowDown', 12);
    });
    await press('w');
    await see(tabOf(page, 'Kenji Mori')).toContainText('watching');
    await somewhere();
    await press('l');
    await see(tabOf(page, 'Kenji Mori')).toHaveCount(0);
    await somewhere();
    await press('g', 'd');
    await reach(page.getByRole('grid'), 'F6', 12);
    await reach(page.getByRole('row', { name: /Leila Haddad/ }), 'ArrowDown', 12);
    await press('j');
    await see(tabOf(page, 'Leila Haddad')).toHaveAttribute('aria-selected', 'true');
    await inEntryBar();
  }, 60_000);

  it('K1: kicks from the sidebar, after a question', async () => {
    await press('Alt+ArrowDown');
    await see(tabOf(page, 'Daniel Brandt')).toHaveAttribute('aria-selected', 'true');
    await reach(page.getByRole('complementary', { name: 'Chat sidebar' }), 'F6', 12);
    await choose(control(page, 'Kick'));
    await choose(page.getByRole('dialog').getByRole('button', { name: 'Kick' }));
    await see(page.getByRole('dialog')).toHaveCount(0);
    await see(logOf(page)).toContainText('You removed the visitor');
    await see(control(page, 'Leave')).toBeFocused();
  }, 30_000);

  it('L2: leaves with L after a question, and is at the next tab', async () => {
    await press('l');
    await choose(page.getByRole('dialog').getByRole('button', { name: /^Leave/ }));
    await see(tabOf(page, 'Daniel Brandt')).toHaveCount(0);
    await see(page.getByRole('tab', { selected: true })).toBeFocused();
  }, 30_000);

  it('P2: changes a name in My profile', async () => {
    await press('g', 'p');
    await see(page.getByRole('heading', { level: 1, name: 'My profile' })).toBeFocused();
    await reach(page.getByLabel('Display name'));
    await press('Control+a');
    await type('Maya O.');
    await choose(page.getByRole('button', { name: 'Save name' }));
    await see(page.getByRole('navigation').getByText('Maya O.')).toBeVisible();
    await somewhere();
  }, 30_000);

  it('O3: signs out, which lists the open chats first and then really leaves them', async () => {
    await reach(page.getByRole('navigation', { name: 'Main' }), 'F6', 12);
    await choose(page.getByRole('button', { name: /Maya O\./ }));
    await choose(page.getByRole('button', { name: 'Sign out' }));
    const question = page.getByRole('dialog');
    await see(question).toContainText('Hannah Lindqvist');
    await see(question).toContainText('Björk Einarsdóttir');
    await choose(question.getByRole('button', { name: 'Leave them and sign out' }));
    await see(page.getByLabel('E-mail')).toBeFocused();
    await see(rowOf(jonas.page, 'Hannah Lindqvist')).toContainText('Waiting');
    await see(rowOf(jonas.page, 'Leila Haddad')).toContainText('Active');
    expect(await floor.waiting()).toHaveLength(2);
  }, 30_000);

  it('ends without a page having thrown anything', () => expect(floor.complaints).toEqual([]));
});
