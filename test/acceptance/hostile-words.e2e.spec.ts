import type { Page } from '@playwright/test';
import { see } from '../support/see';
import { accept, type Desk, Floor, logOf, rowOf, tabOf } from './floor';

const names = [
  '<img src=x onerror="window.harmed=1">',
  '"><script>window.harmed=1</script>',
  '{{constructor.constructor("window.harmed=1")()}}',
  '&lt;b&gt;bold&lt;/b&gt;',
];
const marks = `Zalgo e${'\u0301'.repeat(1000)}`;
const bidi = '\u202egnp.exe\u2066 and on';

describe('M4, V1: words of a visitor are text wherever they are shown', () => {
  let floor: Floor;
  let maya: Desk;
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  afterEach(() => floor.tidy());

  /** Nothing of it ran, and nothing of it became an element of the page. */
  async function unharmed(page: Page): Promise<void> {
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    await see(page.locator('img[src=x], script:text("harmed")')).toHaveCount(0);
  }

  it('in the Dashboard, the tab, the log, the sidebar, the tree and the Kick dialog', async () => {
    maya = await floor.desk('Maya Okafor');
    for (const name of names) {
      const guest = await floor.office.guest();
      const context = { [name]: { [name]: name } };
      await floor.office.command(guest, 'chat.start', { text: name, fields: { name }, context });
      await see(rowOf(maya.page, name)).toContainText('Waiting');
      await accept(maya.page, name);
      await see(tabOf(maya.page, name)).toHaveAttribute('aria-selected', 'true');
      await see(logOf(maya.page)).toContainText(name);
      const sidebar = maya.page.getByRole('complementary', { name: 'Chat sidebar' });
      await see(sidebar).toContainText(name);
      await sidebar.getByRole('treeitem', { name: /^Site/ }).click();
      await see(sidebar.getByRole('treeitem', { name }).first()).toBeVisible();
      await sidebar.getByRole('button', { name: /^Kick/ }).click();
      await see(maya.page.getByRole('dialog')).toContainText(name);
      await maya.page.keyboard.press('Escape');
      await unharmed(maya.page);
      await maya.page.getByRole('link', { name: /^Dashboard/ }).click();
    }
  }, 90_000);

  it('in the title of the page and in a notification of the desktop', async () => {
    maya = await floor.desk('Priya Nair');
    const name = names[0] ?? '';
    await maya.context.grantPermissions(['notifications']);
    await floor.office.command(maya.account, 'profile.change', { choices: { desktop: true, desktopText: true } });
    await maya.page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      class Told extends EventTarget {
        static readonly permission = 'granted';
        constructor(title: string, { body }: NotificationOptions) {
          super();
          told.push(title, body ?? '');
        }
        close(): void {
          return undefined;
        }
      }
      Object.assign(window, { Notification: Told });
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.hasFocus = () => false;
    });
    await maya.page.reload();
    await maya.page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    const guest = await floor.office.guest();
    await floor.office.command(guest, 'chat.start', { text: name, fields: { name } });
    await see
      .poll(() => maya.page.evaluate(() => (window as unknown as { told: string[] }).told.join(' ')))
      .toContain(name);
    await see(maya.page).toHaveTitle(/^\(\d+\) /);
    await unharmed(maya.page);
  });

  it('a thousand marks on one letter and turned directions stay in their line', async () => {
    maya = await floor.desk('Maya Okafor');
    const guest = await floor.office.guest();
    const { chat } = await floor.office.command(guest, 'chat.start', { text: marks, context: { note: marks } });
    await floor.office.command(guest, 'message.post', { text: bidi }, String(chat));
    const row = rowOf(maya.page, /gnp/);
    await see(row).toBeVisible();
    expect((await row.boundingBox())?.height).toBeLessThan(60);
    await row.getByRole('button', { name: /^Accept/ }).click();
    await see(logOf(maya.page)).toContainText('gnp.exe');
    const { width, scroll } = await maya.page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      scroll: document.documentElement.scrollWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(width);
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});
