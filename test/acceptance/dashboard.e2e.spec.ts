import { see } from '../support/see';
import { accept, badge, type Desk, entryBar, Floor, nav, rowOf, type Shop, tabOf } from './floor';

/** In the page: presses at a moment that all pages share; whether there was still something to press. */
const pressAt = (button: Element, instant: number) =>
  new Promise<boolean>((resolve) => {
    const press = (): void => {
      const there = button.isConnected;
      if (there) (button as HTMLElement).click();
      resolve(there);
    };
    setTimeout(press, instant - Date.now());
  });

describe('Dashboard, as operators and visitors live it', () => {
  let floor: Floor;
  let [maya, priya]: Desk[] = [];
  let rounds = 0;
  beforeAll(async () => {
    floor = await Floor.open();
  }, 120_000);
  afterAll(() => floor?.close(), 60_000);
  beforeEach(async () => {
    [maya, priya] = await Promise.all([floor.desk('Maya Okafor'), floor.desk('Priya Nair')]);
  }, 60_000);
  afterEach(() => floor.tidy());

  const waitingAt = ({ page }: Desk) => badge(nav(page, 'Dashboard'), 'waiting');
  async function take(desk: Desk, name: string): Promise<void> {
    await accept(desk.page, name);
    await see(tabOf(desk.page, name)).toHaveAttribute('aria-selected', 'true');
  }

  it('3 (D1, D3, D5): a chat that starts is on every Dashboard as Waiting, with name and first message, without a reload', async () => {
    await floor.shop('Is the green one in stock?', 'Hannah Lindqvist');
    for (const { page } of [maya!, priya!]) {
      const row = rowOf(page, 'Hannah Lindqvist');
      await see(row).toContainText('Waiting');
      await see(row).toContainText('Is the green one in stock?');
    }
  });

  it('4 (N1, N3): the Dashboard link carries the number of waiting visitors, and no badge at all when nobody waits', async () => {
    await drain();
    await see(nav(maya!.page, 'Dashboard').locator('.badge')).toHaveCount(0);
    await Promise.all([floor.guest('First', 'Anna Berg'), floor.guest('Second', 'Bela Kun')]);
    await see.poll(() => waitingAt(maya!)).toBe(2);
    await take(maya!, 'Anna Berg');
    await see.poll(() => waitingAt(priya!)).toBe(1);
    await take(priya!, 'Bela Kun');
    await see(nav(maya!.page, 'Dashboard').locator('.badge.waiting')).toHaveCount(0);
    await see(nav(priya!.page, 'Dashboard').locator('.badge.waiting')).toHaveCount(0);
  });

  it('5 (D2): who waits longest is first, and each clock goes on', async () => {
    await drain();
    for (const name of ['Carla One', 'Carla Two', 'Carla Three']) await floor.guest('Hello', name);
    const rows = rowOf(maya!.page, /Carla (One|Two|Three)/);
    await see(rows).toHaveCount(3);
    await see(rows.nth(0)).toContainText('Carla One');
    await see(rows.nth(1)).toContainText('Carla Two');
    await see(rows.nth(2)).toContainText('Carla Three');
    const clocks = () => rows.locator('.time').allInnerTexts();
    const before = await clocks();
    await see.poll(async () => (await clocks()).every((text, at) => text !== before[at])).toBe(true);
  });

  it('6 (D5): of two who press Accept in the same instant one is in, and the other reads in the row who was first (10 rounds)', async () => {
    for (let contested = 0; contested < 10;) {
      await drain();
      const name = `Round ${++rounds} Visitor`;
      await floor.guest('Me first', name);
      const buttons = [maya!, priya!].map(({ page }) => page.getByRole('button', { name: `Accept chat with ${name}` }));
      const held = await Promise.all(buttons.map(async (button) => button.elementHandle()));
      const instant = Date.now() + 150;
      const pressed = await Promise.all(held.map((button) => button.evaluate(pressAt, instant)));
      const inside = () => [maya!, priya!].filter(({ page }) => page.url().includes('/my-chats/'));
      await see.poll(() => inside().length).toBe(1);
      const winner = inside()[0]!;
      const loser = winner === maya ? priya! : maya!;
      // A page that heard of the other's Accept before its own instant came had nothing left to press: no contest
      if (pressed.every(Boolean)) {
        contested++;
        await see(rowOf(loser.page, name)).toContainText(`Accepted by ${winner.name}`);
      }
      await see(rowOf(loser.page, name).getByRole('button', { name: /^Join/ })).toBeVisible();
      await see(rowOf(loser.page, name).getByRole('button', { name: /^Watch/ })).toBeVisible();
      await see(loser.page.getByRole('dialog')).toHaveCount(0);
      expect(loser.page.url()).not.toContain('/my-chats/');
      await nav(winner.page, 'Dashboard').click();
    }
  }, 120_000);

  it('7 and 8 (D5, D6, V7): after Accept the chat is Active everywhere, the entry bar has the focus, and the visitor reads who came', async () => {
    const shop: Shop = await floor.shop('Anybody there?', 'Ingrid Dahl');
    await see(shop.chat.getByText('You are next')).toBeVisible();
    await take(maya!, 'Ingrid Dahl');
    await see(entryBar(maya!.page)).toBeFocused();
    await see(rowOf(priya!.page, 'Ingrid Dahl')).toContainText('Active');
    await nav(maya!.page, 'Dashboard').click();
    await see(rowOf(maya!.page, 'Ingrid Dahl')).toContainText('Active');
    await see(shop.chat.getByText('Maya Okafor joined')).toBeVisible();
    await see(shop.chat.getByText('You are next')).toHaveCount(0);
    await see(shop.chat.getByText(/number \d+ in the queue/)).toHaveCount(0);
  });

  it('9 (D8, D9, D10, D13): each status has its own buttons', async () => {
    const { office } = floor;
    const tomas = await floor.account('Tomas Rivera');
    const start = (name: string) => floor.guest('Hello', name);
    const [waiting, active, invite, transfer, vacant] = [
      await start('Wanda Waits'),
      await start('Adam Active'),
      await start('Ivy Invited'),
      await start('Trudy Transferred'),
      await start('Vera Vacant'),
    ];
    for (const { chat } of [active, invite, transfer, vacant]) await office.command(tomas, 'chat.accept', {}, chat);
    await office.command(tomas, 'chat.invite', { operator: maya!.account.id }, invite.chat);
    await office.command(tomas, 'chat.transfer', { operator: maya!.account.id }, transfer.chat);
    await office.command(vacant, 'chat.leave', {}, vacant.chat);
    const expected = {
      'Wanda Waits': ['Waiting', 'Accept', 'Watch'],
      'Adam Active': ['Active', 'Join', 'Watch'],
      'Ivy Invited': ['Invite', 'Accept', 'Decline', 'Watch'],
      'Trudy Transferred': ['Transfer', 'Assume', 'Decline', 'Watch'],
      'Vera Vacant': ['Vacant', 'Join', 'Watch'],
    };
    // Rows far out of sight are not in the page
    const filter = maya!.page.getByRole('searchbox', { name: 'Filter chats' });
    for (const [name, [status = '', ...verbs]] of Object.entries(expected)) {
      await filter.fill(name);
      const row = rowOf(maya!.page, name);
      await see(row).toContainText(status);
      await see(row.getByRole('button')).toHaveText(verbs);
    }
    await filter.fill('');
    void waiting;
  });

  it('nothing threw in any page', () => expect(floor.complaints).toEqual([]));

  /** Everybody who waits is served and gone, so that a test counts only its own. */
  async function drain(): Promise<void> {
    const admin = await floor.office.admin();
    const feed = await floor.waiting();
    for (const chat of feed) {
      await floor.office.command(admin, 'chat.accept', {}, chat);
      await floor.office.command(admin, 'visitor.kick', {}, chat);
      await floor.office.command(admin, 'chat.leave', {}, chat);
    }
    await see.poll(() => waitingAt(maya!)).toBe(0);
  }
});
