import { expect as patient } from '@playwright/test';
import { accept, type Desk, entryBar, Floor, rowOf } from './floor';

const see = patient.configure({ timeout: 15_000 });

describe('what ends an operator’s day, or offers another console', () => {
  let floor: Floor;
  let [maya, priya]: Desk[] = [];
  beforeAll(async () => {
    floor = await Floor.open();
    [maya, priya] = await Promise.all(['Maya Okafor', 'Priya Nair'].map((name) => floor.desk(name)));
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);

  it('offers a new version when the line is back, forces nothing, and keeps what was written', async () => {
    const { page, context } = maya!;
    await floor.guest('Hello there', 'Hannah Lindqvist');
    await accept(page, 'Hannah Lindqvist');
    await entryBar(page).fill('Half a sentence');
    const own = await page.evaluate(() => document.querySelector('script[src^="main-"]')?.getAttribute('src'));
    expect(own).toMatch(/^main-/);
    await page.route(`${floor.parley.console}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script src="main-NEWER123.js" type="module"></script>' }),
    );
    await context.setOffline(true);
    await see(page.getByText('Reconnecting')).toBeVisible();
    await context.setOffline(false);
    await see(page.getByText('A new version of Parley is here.')).toBeVisible();
    await see(entryBar(page)).toHaveValue('Half a sentence');
    await page.getByRole('button', { name: 'Later' }).click();
    await see(page.getByText('A new version of Parley is here.')).toHaveCount(0);
    await see(entryBar(page)).toHaveValue('Half a sentence');
  }, 60_000);

  it('O4: disabling an operator puts the open chats back to Waiting at once, in a colleague’s browser too', async () => {
    const { account, page } = maya!;
    await see(rowOf(priya!.page, 'Hannah Lindqvist')).toContainText('Active');
    await floor.office.command(await floor.office.admin(), 'operator.disable', { operator: account.id });
    await see(rowOf(priya!.page, 'Hannah Lindqvist')).toContainText('Waiting');
    await see(rowOf(priya!.page, 'Hannah Lindqvist').getByRole('button', { name: /^Accept/ })).toBeVisible();
    await see(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await see(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  }, 60_000);

  it('ends without a page having thrown anything', () => expect(floor.complaints).toEqual([]));
});
