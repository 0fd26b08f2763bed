import { see } from '../support/see';
import { accept, control, type Desk, entryBar, Floor, logOf, nav, rowOf, tabOf, write } from './floor';

describe('Invite and Transfer, as operators live them', () => {
  let floor: Floor;
  let [maya, priya, jonas]: Desk[] = [];
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  beforeEach(async () => {
    [maya, priya, jonas] = await Promise.all(
      ['Maya Okafor', 'Priya Nair', 'Jonas Weber'].map((name) => floor.desk(name)),
    );
  }, 60_000);
  afterEach(() => floor.tidy());

  async function ask(verb: 'Invite' | 'Transfer', name: string): Promise<void> {
    const { page } = maya!;
    await control(page, verb).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option', { name: new RegExp(name) }).click();
    await dialog.getByRole('button', { name: new RegExp(name.split(' ')[0] ?? '') }).click();
    await see(dialog).toHaveCount(0);
  }
  const forYou = (desk: Desk, name: string) => rowOf(desk.page, name);

  it('16 (I2): the selection box lists the other operators who are online, live', async () => {
    await floor.guest('Hello', 'Hannah Lindqvist');
    await accept(maya!.page, 'Hannah Lindqvist');
    await control(maya!.page, 'Invite').click();
    const list = maya!.page.getByRole('dialog').getByRole('listbox');
    await see(list.getByRole('option', { name: /Priya Nair/ })).toBeVisible();
    await see(list.getByRole('option', { name: /Jonas Weber/ })).toBeVisible();
    await see(list.getByRole('option', { name: /Maya Okafor/ })).toHaveCount(0);
    await floor.set({ operatorOfflineAfter: 500 });
    await jonas!.context.close();
    await see(list.getByRole('option', { name: /Jonas Weber/ })).toHaveCount(0);
    jonas = await floor.desk('Jonas Weber');
    await see(list.getByRole('option', { name: /Jonas Weber/ })).toBeVisible();
  });

  it('17 and 18 (D8, I3): an invite is For you with Accept, for others the chat stays Active; Accept brings in without anybody going', async () => {
    await floor.guest('Hello', 'Daniel Brandt');
    await accept(maya!.page, 'Daniel Brandt');
    await ask('Invite', 'Priya Nair');
    await see(forYou(priya!, 'Daniel Brandt')).toContainText('Invite');
    await see(priya!.page.getByRole('row').first()).toContainText('For you');
    await see(forYou(jonas!, 'Daniel Brandt')).toContainText('Active');
    await see(forYou(jonas!, 'Daniel Brandt').getByRole('button', { name: /^Accept/ })).toHaveCount(0);
    await accept(priya!.page, 'Daniel Brandt');
    await see(tabOf(priya!.page, 'Daniel Brandt')).toHaveAttribute('aria-selected', 'true');
    await see(tabOf(maya!.page, 'Daniel Brandt')).toHaveCount(1);
    await see(logOf(maya!.page)).toContainText('Priya Nair joined');
    for (const desk of [maya!, priya!, jonas!]) {
      await nav(desk.page, 'Dashboard').click();
      await see(rowOf(desk.page, 'Daniel Brandt')).toContainText('Active');
    }
  });

  it('19 and 20 (D9, T1): a transfer is For you with Assume; until then the requester writes; Assume ejects the requester, who is told by whom', async () => {
    const shop = await floor.shop('Hello', 'Sofia Marchetti');
    await accept(maya!.page, 'Sofia Marchetti');
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await ask('Transfer', 'Jonas Weber');
    await see(forYou(jonas!, 'Sofia Marchetti')).toContainText('Transfer');
    await see(entryBar(maya!.page)).toBeVisible();
    await write(maya!.page, 'One moment, please');
    await see(shop.chat.getByText('One moment, please')).toBeVisible();
    await forYou(jonas!, 'Sofia Marchetti')
      .getByRole('button', { name: /^Assume/ })
      .click();
    await see(tabOf(jonas!.page, 'Sofia Marchetti')).toHaveAttribute('aria-selected', 'true');
    await see(tabOf(maya!.page, 'Sofia Marchetti')).toHaveCount(0);
    await see(maya!.page.getByText(/Jonas Weber.*(assumed|took over)/)).toBeVisible();
    await see(shop.chat.getByText('Jonas Weber is now helping you')).toBeVisible();
    expect(await maya!.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('I6: what is declined frees the asker and both are told; what is cancelled is gone from the other Dashboard', async () => {
    await floor.guest('Hello', 'Peter Kovacs');
    await accept(maya!.page, 'Peter Kovacs');
    await ask('Invite', 'Priya Nair');
    await forYou(priya!, 'Peter Kovacs')
      .getByRole('button', { name: /^Decline/ })
      .click();
    await see(logOf(maya!.page)).toContainText('Priya Nair declined');
    await see(forYou(priya!, 'Peter Kovacs')).toContainText('Active');
    await ask('Transfer', 'Jonas Weber');
    await see(forYou(jonas!, 'Peter Kovacs')).toContainText('Transfer');
    await maya!.page
      .getByRole('complementary', { name: 'Chat sidebar' })
      .getByRole('button', { name: /^Cancel/ })
      .click();
    await see(forYou(jonas!, 'Peter Kovacs')).toContainText('Active');
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});
