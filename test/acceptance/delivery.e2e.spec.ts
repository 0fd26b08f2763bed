import { see } from '../support/see';
import { accept, badge, type Desk, entryBar, Floor, logOf, nav, say, type Shop, tabOf, write } from './floor';

describe('Messages under way, as both sides live them', () => {
  let floor: Floor;
  let maya: Desk;
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  afterEach(() => floor.tidy());

  async function together(name: string): Promise<Shop> {
    const shop = await floor.shop('Hello', name);
    maya = await floor.desk('Maya Okafor');
    await accept(maya.page, name);
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await see(logOf(maya.page)).toContainText('Hello');
    return shop;
  }
  const receiptOf = (text: string) => logOf(maya.page).locator('p-message-row', { hasText: text });

  it('28 (M3, V7): a message is there at once, Delivered when it arrived, Seen only when the panel is open', async () => {
    const shop = await together('Hannah Lindqvist');
    await shop.chat.getByRole('button', { name: 'Minimize' }).click();
    await write(maya.page, 'Two are left');
    await see(receiptOf('Two are left')).toContainText('Delivered');
    await see(receiptOf('Two are left')).not.toContainText('Seen');
    await shop.page.getByRole('button', { name: /^Open chat/ }).click();
    await see(receiptOf('Two are left')).toContainText('Seen');
  });

  it('28 (M3): a message whose answer takes long says Sending, at once in the log', async () => {
    await together('Carla Ferri');
    await maya.context.setOffline(true);
    await write(maya.page, 'Are you there?');
    await see(receiptOf('Are you there?')).toContainText('Sending');
    await maya.context.setOffline(false);
    await see(receiptOf('Are you there?')).toContainText(/Delivered|Seen/, { timeout: 20_000 });
  });

  it('29 (M3): what is written without a network is sent once when it is back', async () => {
    const shop = await together('Daniel Brandt');
    await maya.context.setOffline(true);
    await write(maya.page, 'Written in the dark');
    await see(logOf(maya.page).getByText('Written in the dark')).toHaveCount(1);
    await see(receiptOf('Written in the dark')).toContainText(/Sending|Not sent/);
    await maya.context.setOffline(false);
    await see(shop.chat.getByText('Written in the dark')).toBeVisible({ timeout: 20_000 });
    await write(maya.page, 'And this after it');
    await see(shop.chat.getByText('And this after it')).toBeVisible();
    await see(shop.chat.getByText('Written in the dark')).toHaveCount(1);
    await see(logOf(maya.page).getByText('Written in the dark')).toHaveCount(1);
  });

  it('30 (D3): without a connection it says so, Accept is off with the reason, and what was missed comes in order', async () => {
    const shop = await together('Sofia Marchetti');
    await floor.guest('Me too', 'Waiting Walter');
    await see.poll(() => badge(nav(maya.page, 'Dashboard'), 'waiting')).toBe(1);
    await maya.context.setOffline(true);
    await see(maya.page.getByText(/No connection/).first()).toBeVisible({ timeout: 20_000 });
    for (const n of [1, 2, 3]) await say(shop.chat, `Missed ${n}`);
    await see(shop.chat.getByText('Missed 3')).toBeVisible();
    await nav(maya.page, 'Dashboard').click();
    const button = maya.page.getByRole('button', { name: 'Accept chat with Waiting Walter' });
    await see(button).toHaveAttribute('aria-disabled', 'true');
    await see(button).toHaveAttribute('title', /No connection/);
    await nav(maya.page, 'My Chats').click();
    await tabOf(maya.page, 'Sofia Marchetti').click();
    await maya.context.setOffline(false);
    await see(logOf(maya.page).getByText(/^Missed \d$/)).toHaveText(['Missed 1', 'Missed 2', 'Missed 3'], {
      timeout: 30_000,
    });
    await see(maya.page.getByText(/No connection/)).toHaveCount(0);
  }, 90_000);

  it('31 (V7): each side sees the other typing, and it ends by itself', async () => {
    const shop = await together('Ingrid Dahl');
    await shop.chat.getByRole('textbox', { name: 'Write a message' }).pressSequentially('I wond');
    await see(maya.page.getByText(/is typing/)).toBeVisible();
    await see(maya.page.getByText(/is typing/)).toHaveCount(0, { timeout: 10_000 });
    await entryBar(maya.page).pressSequentially('Let me');
    await see(shop.chat.getByText('Maya Okafor is typing')).toBeVisible();
    await see(shop.chat.getByText('Maya Okafor is typing')).toHaveCount(0, { timeout: 10_000 });
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));
});
