import type { DashboardRow, Delta, MeChat, MeOffer, MeSelf, NoticeItem } from '#libs/contracts';
import { type Line, until } from '../support/line';
import type { Account, Guest, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, LogBook, sent } from './wire-world';

type Item = NoticeItem & { text?: string };
const items = (line: Line, feed: string): Item[] =>
  (Object.values(line.feed(feed)) as Item[]).filter(({ n }) => n !== undefined).sort((a, b) => a.n - b.n);
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

describe('what reaches whom', () => {
  let parley: TestParley;
  let office: Office;
  let log: LogBook;
  let [alice, bob]: Account[] = [];
  let [desk, next]: Line[] = [];
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    office = parley.office;
    log = await LogBook.open(parley);
    [alice, bob] = [await office.hire(), await office.hire()];
    [desk, next] = [await office.staffLine(alice), await office.staffLine(bob, 1)];
    await areOnline(desk, alice, bob);
    await next.sync(`me:${bob.id}`);
    await desk.sync(`me:${alice.id}`);
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  /** A chat that Alice is in; she and the visitor read. */
  async function begun(): Promise<{ chat: string; guest: Guest; shop: Line; visitor: string; members: string }> {
    const guest = await office.guest();
    const shop = await office.visitorLine(guest, 1);
    const chat = String((await sent(shop, 'chat.start', { text: 'hello' }))['chat']);
    const [visitor, members] = [`visitor:${chat}`, `chat:${chat}`];
    await shop.sync(visitor);
    await sent(desk as Line, 'chat.accept', {}, chat);
    await desk?.sync(members);
    await until(() => items(shop, visitor).length === 2);
    return { chat, guest, shop, visitor, members };
  }

  const offersTo = (line: Line | undefined, who: Account | undefined): MeOffer[] =>
    Object.values(line?.feed(`me:${who?.id}`) ?? {}).filter((row) => (row as MeOffer).kind === 'offer') as MeOffer[];
  const codes = (line: Line | undefined, feed: string): (string | undefined)[] =>
    items(line as Line, feed).map(({ code }) => code);

  it('V8: starting six times at once from two tabs on two nodes makes one chat', async () => {
    for (let round = 0; round < 5; round++) {
      const guest = await office.guest();
      const tabs = [await office.visitorLine(guest), await office.visitorLine(guest, 1)];
      const acks = await Promise.all(
        [...tabs, ...tabs, ...tabs].map((tab, i) => tab.send('chat.start', { text: `${i}` })),
      );
      const chats = new Set(acks.map((ack) => (ack?.ok ? ack.result.chat : JSON.stringify(ack))));
      expect(chats.size).toBe(1);
      const [chat] = [...chats];
      const started = await log.rows(`select data ->> 'chat' as chat from log.events where type = 'ChatStarted' and data ->> 'visitor' = $1`, [guest.visitor]); // prettier-ignore
      expect(started).toEqual([{ chat }]);
      for (const tab of tabs) {
        await tab.sync(`visitor:${chat}`);
        await until(() => items(tab, `visitor:${chat}`).length === 6);
        tab.close();
      }
    }
  }, 60_000);

  it('V3: a tab on another node is not turned away from a chat that began a moment ago', async () => {
    for (let round = 0; round < 10; round++) {
      const guest = await office.guest();
      const tabs = [
        await office.visitorLine(guest, round % 2),
        await office.visitorLine(guest, 1 - (round % 2)),
      ] as const;
      const { chat } = await sent(tabs[0], 'chat.start', { text: 'hello' });
      const [answer] = await tabs[1].sync(`visitor:${String(chat)}`);
      expect(answer).not.toHaveProperty('denied');
      tabs.forEach((tab) => tab.close());
    }
  }, 60_000);

  it('I3: an invite is an offer in the feed of its target, a line for members, and nothing for the visitor', async () => {
    const { chat, shop, members } = await begun();
    const third = await office.hire();
    const elsewhere = await office.staffLine(third);
    await elsewhere.sync(`me:${third.id}`);
    await until(() => (elsewhere.feed(`me:${third.id}`)['self'] as MeSelf).presence === 'online');
    await quiet();
    const before = [shop.frames.length, elsewhere.frames.length];
    const { offer } = await sent(desk as Line, 'chat.invite', { operator: bob?.id, note: 'knows ships' }, chat);
    await until(() => offersTo(next, bob).length === 1);
    expect(offersTo(next, bob)[0]).toMatchObject({ offer, chat, what: 'invite', by: { id: alice?.id }, note: 'knows ships' }); // prettier-ignore
    await until(() => codes(desk, members).at(-1) === 'invited');
    expect(items(desk as Line, members).at(-1)).toMatchObject({ by: { id: alice?.id }, about: { id: bob?.id } });
    // I10: a new one takes its place
    const again = await sent(desk as Line, 'chat.invite', { operator: bob?.id }, chat);
    await until(() => offersTo(next, bob)[0]?.offer === again['offer']);
    expect(offersTo(next, bob)).toHaveLength(1);
    await sent(next as Line, 'offer.decline', { offer: again['offer'] }, chat);
    await until(() => offersTo(next, bob).length === 0);
    await until(() => codes(desk, members).at(-1) === 'declined');
    await quiet();
    expect([shop.frames.length, elsewhere.frames.length]).toEqual(before);
    expect(JSON.stringify(shop.frames)).not.toContain(bob?.id);
  }, 60_000);

  it('D4: who serves another site receives nothing of a chat, until an offer shows it to him', async () => {
    const outsider = await office.hire('operator', []);
    const line = await office.staffLine(outsider, 1);
    await line.sync(`me:${outsider.id}`, 'team', 'sites');
    await areOnline(desk as Line, outsider);
    const { chat } = await begun();
    await quiet();
    expect(JSON.stringify(line.frames)).not.toContain(chat);
    const { offer } = await sent(desk as Line, 'chat.invite', { operator: outsider.id }, chat);
    await until(() => line.feed(`me:${outsider.id}`)[`row:${chat}`]);
    await sent(desk as Line, 'offer.cancel', { offer }, chat);
    await until(() => !(`row:${chat}` in line.feed(`me:${outsider.id}`)));
    expect(await line.send('chat.join', {}, chat)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  }, 60_000);

  it('I7, I9: an invite outlives the inviter, and any entry of its target resolves it', async () => {
    const { chat, visitor, shop } = await begun();
    await sent(desk as Line, 'chat.invite', { operator: bob?.id }, chat);
    await sent(desk as Line, 'chat.leave', {}, chat);
    await until(() => offersTo(next, bob).length === 1);
    await sent(next as Line, 'chat.join', {}, chat);
    await until(() => offersTo(next, bob).length === 0);
    // D7: the visitor reads that she left, and that somebody came
    await until(() => codes(shop, visitor).join() === [undefined, 'accepted', 'left', 'accepted'].join());
    await sent(next as Line, 'chat.leave', {}, chat);
  }, 60_000);

  it('T1: a transfer is one line for the visitor, and there is no moment without a member', async () => {
    const { chat, guest, shop, visitor, members } = await begun();
    const witness = await office.staffLine(await office.hire('supervisor'));
    const site = (await office.http('/api/visitor', { body: { siteKey: 'demo', token: guest.token } })).body['site'];
    await witness.sync(`dashboard:${(site as { id: string }).id}`);
    const { offer } = await sent(desk as Line, 'chat.transfer', { operator: bob?.id }, chat);
    const frames = shop.frames.length;
    const seen = witness.frames.length;
    await sent(next as Line, 'offer.accept', { offer }, chat);
    await next?.sync(members);
    await until(() => codes(shop, visitor).at(-1) === 'assumed');
    expect(items(shop, visitor).at(-1)).toMatchObject({ by: { id: bob?.id }, about: null });
    expect(codes(shop, visitor)).toEqual([undefined, 'accepted', 'assumed']);
    expect(items(next as Line, members).at(-1)).toMatchObject({ code: 'assumed', by: { id: bob?.id }, about: { id: alice?.id } }); // prettier-ignore
    await quiet();
    expect(shop.frames).toHaveLength(frames + 1);
    const rows = witness.frames
      .slice(seen)
      .flatMap(({ body }) => (body as Delta).rows as { row: DashboardRow | null }[]);
    const shown = rows.flatMap(({ row }) => (row?.chat === chat ? [row] : []));
    expect(shown.at(-1)?.members.map(({ id }) => id)).toEqual([bob?.id]);
    expect(shown.map(({ status }) => status)).not.toContain('waiting');
    const facts = await log.rows<{ type: string }>(`select type from log.events where stream_id = $1 order by position`, [chat]); // prettier-ignore
    expect(facts.map(({ type }) => type).slice(-2)).toEqual(['TransferRequested', 'TransferAssumed']);
    await sent(next as Line, 'chat.leave', {}, chat);
  }, 60_000);

  it('N3, N4: the badge counts messages by others after my place, is one for all my windows, and goes by reading', async () => {
    const { chat, shop, members } = await begun();
    const window = await office.staffLine(alice as Account, 1);
    await window.sync(`me:${alice?.id}`);
    const unread = (line: Line | undefined): number | undefined =>
      (line?.feed(`me:${alice?.id}`)[`chat:${chat}`] as MeChat | undefined)?.unread;
    const both = (count: number): Promise<unknown> => until(() => unread(desk) === count && unread(window) === count);
    // What was written before I came is no news
    await both(0);
    await sent(shop, 'message.post', { text: 'one' }, chat);
    await sent(next as Line, 'chat.join', {}, chat);
    await sent(desk as Line, 'message.post', { text: 'mine' }, chat);
    await both(1);
    await sent(next as Line, 'message.post', { text: 'by a colleague' }, chat);
    await both(2);
    await until(() => items(desk as Line, members).length === 6);
    const places = items(desk as Line, members).map(({ n }) => n);
    const read = (to: number | undefined): object => ({ delivered: to ?? 0, read: to ?? 0 });
    await sent(window, 'chat.read', read(places[2]), chat);
    await both(1);
    await sent(desk as Line, 'chat.read', read(places.at(-1)), chat);
    await both(0);
    await sent(desk as Line, 'chat.read', read(places[0]), chat);
    await quiet();
    expect([unread(desk), unread(window)]).toEqual([0, 0]);
    expect(await desk?.send('chat.read', { delivered: 99, read: 99 }, chat)).toMatchObject({
      ok: false,
      code: 'BAD_FIELD',
    });
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
