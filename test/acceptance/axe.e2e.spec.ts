import type { Account } from '../support/office';
import { administrator, auditor, cutOff, directions, newcomer, operator, type Stage } from './axe-walks';
import { Floor } from './floor';

const day = 86_400_000;

describe('34: no page has a fault by the rules of WCAG 2.2 A and AA', () => {
  let stage: Stage;

  beforeAll(async () => {
    const floor = await Floor.open();
    const { office } = floor;
    const names = ['Maya Okafor', 'Priya Nair', 'Jonas Weber'] as const;
    const staff = await Promise.all(names.map((name) => floor.account(name)));
    const [maya, priya, jonas] = staff as [Account, Account, Account];
    const chats: Record<string, string> = {};
    stage = {
      floor,
      maya,
      jonas,
      admin: await office.admin(),
      auditor: await floor.account('Ada Byron', 'auditor'),
      chats,
    };
    await floor.set({ inviteExpiresAfter: day, transferExpiresAfter: day, vacancyLimit: day });
    // Somebody has to be online to be asked
    await Promise.all([maya, priya, jonas].map((one) => office.staffLine(one)));
    const begin = async (key: string, who: Account | null, name?: string): Promise<void> => {
      const { chat, ...guest } = await floor.guest('Good afternoon, a question', name);
      chats[key] = chat;
      if (!who) return;
      await office.command(who, 'chat.accept', {}, chat);
      await office.command(who, 'message.post', { text: 'Hello, how can I help?' }, chat);
      await office.command(guest, 'message.post', { text: 'My order **48-2231** <b>is late</b>' }, chat);
      if (key === 'vacant') await office.command(guest, 'chat.leave', {}, chat);
    };
    await Promise.all([
      begin('waiting', null, 'Hannah Lindqvist'),
      begin('active', maya, 'Mei-Ling Chow'),
      begin('others', jonas, 'Rafael Souza'),
      begin('vacant', maya, 'Peter Kovács'),
      begin('watched', jonas),
      begin('invited', priya, 'Sofia Marchetti'),
      begin('transferred', priya, 'Daniel Brandt'),
    ]);
    await office.command(maya, 'chat.watch', {}, chats['watched']);
    await office.command(maya, 'chat.invite', { operator: jonas.id }, chats['active']);
    const me = { operator: maya.id, note: 'Could you?' };
    await office.command(priya, 'chat.invite', me, chats['invited']);
    await office.command(priya, 'chat.transfer', me, chats['transferred']);
  }, 120_000);
  afterAll(() => stage?.floor.close(), 60_000);

  it.each(directions)(
    'in light and dark, $dir: at the door, for an operator, an administrator, an auditor, and without a line',
    async (direction) => {
      const walks = [newcomer, operator, administrator, auditor, cutOff];
      const walked = await Promise.all(walks.map((walk) => walk(stage, direction)));
      await stage.floor.tidy();
      expect(walked.flatMap(({ found }) => found)).toEqual([]);
    },
    180_000,
  );

  it('ends without a page having thrown anything', () => expect(stage.floor.complaints).toEqual([]));
});
