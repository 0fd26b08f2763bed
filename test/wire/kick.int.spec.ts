import type { NoticeItem, SyncAnswer, VisitorHead } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { type Line, until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { bytesOf, headersOf, LogBook, post, sent } from './wire-world';

const canary = 'the canary sings';
type Item = { kind: string; n: number; code?: string };
type Rows = Record<string, unknown>;

/** Messages and notices in the order of their places. */
const items = (rows: Rows): Item[] =>
  (Object.values(rows) as Item[]).filter(({ n }) => n !== undefined).sort((a, b) => a.n - b.n);
const rowsOf = (feed: object): Rows =>
  Object.fromEntries((feed as { rows: { key: string; row: unknown }[] }).rows.map(({ key, row }) => [key, row]));

describe('a kick', () => {
  let parley: TestParley;
  let log: LogBook;
  let member: Account;
  let colleague: Account;
  let desk: Line;
  let next: Line;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    log = await LogBook.open(parley);
    [member, colleague] = [await parley.office.hire(), await parley.office.hire()];
    [desk, next] = [await parley.office.staffLine(member), await parley.office.staffLine(colleague, 1)];
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  interface Begun {
    readonly guest: Guest;
    readonly chat: string;
    readonly feed: string;
    /** A tab on each node. */
    readonly tabs: readonly [Line, Line];
    readonly epoch: string;
  }

  /** An active chat with two members, open in two tabs of the visitor. */
  async function begun(): Promise<Begun> {
    const { office } = parley;
    const guest = await office.guest();
    const tabs = [await office.visitorLine(guest), await office.visitorLine(guest, 1)] as const;
    const chat = String((await sent(tabs[0], 'chat.start', { text: 'hello' }))['chat']);
    await sent(desk, 'chat.accept', {}, chat);
    await sent(next, 'chat.join', {}, chat);
    const feed = `visitor:${chat}`;
    for (const tab of tabs) await until(async () => items(rowsOf((await tab.sync(feed))[0] ?? {})).length === 3);
    for (const line of [desk, next]) await line.sync(`chat:${chat}`);
    const first = (await tabs[0].ask('sync', {
      v: 1,
      epoch: null,
      feeds: [{ feed, seq: 0 }],
    })) as unknown as SyncAnswer;
    return { guest, chat, feed, tabs, epoch: first.epoch };
  }

  const hasEnded = (tab: Line, feed: string): boolean => (tab.feed(feed)['head'] as VisitorHead).status === 'ended';

  /** Everything that members and watchers can do in a vacant chat, up to its end. */
  async function goesOn({ chat }: Begun): Promise<void> {
    await sent(desk, 'message.post', { text: canary }, chat);
    for (const line of [desk, next]) line.socket.emit('signal', { kind: 'typing', chat });
    await sent(next, 'message.post', { text: `${canary} again` }, chat);
    await sent(desk, 'chat.read', { delivered: 5, read: 5 }, chat);
    await sent(next, 'profile.change', { name: canary }, undefined);
    await sent(desk, 'chat.leave', {}, chat);
    await sent(desk, 'chat.join', {}, chat);
  }

  /** What the visitor can ask for with the old token, in every way there is; as text. */
  async function everyRoad({ guest, chat, feed, tabs, epoch }: Begun): Promise<{ text: string; feeds: Rows[] }> {
    const { office } = parley;
    const later = [await office.visitorLine(guest), await office.visitorLine(guest, 1)];
    const sync = (seq: number, known: string | null): object => ({ v: 1, epoch: known, feeds: [{ feed, seq }] });
    const query = { v: 1, type: 'thread.before', body: { feed, before: 1000 } };
    const answers: unknown[] = [];
    for (const line of [...tabs, ...later])
      for (const asked of [sync(0, null), sync(2, epoch), sync(2, null)]) answers.push(await line.ask('sync', asked));
    answers.push((await post(office, guest, 'sync', sync(0, null))).body, (await post(office, guest, 'sync', sync(1, epoch))).body); // prettier-ignore
    const feeds = answers.map((answer) => rowsOf((answer as SyncAnswer).feeds[0] as object));
    for (const line of [...tabs, ...later]) answers.push(await line.ask('query', query));
    answers.push((await post(office, guest, 'query', query)).body);
    for (const body of [{ siteKey: 'demo', token: guest.token }, { siteKey: 'demo' }])
      answers.push((await office.http('/api/visitor', { body })).text);
    const stranger = await office.guest();
    answers.push((await post(office, stranger, 'sync', sync(0, null))).body);
    for (const type of ['message.post', 'chat.read', 'chat.leave'])
      answers.push((await office.tryCommand(guest, type, type === 'message.post' ? { text: 'x' } : type === 'chat.read' ? { delivered: 9, read: 9 } : {}, chat)).text); // prettier-ignore
    return { text: JSON.stringify(answers), feeds };
  }

  it('K1, K2: is the last that the visitor receives, on every tab, node and road', async () => {
    const chat = await begun();
    const { tabs, feed } = chat;
    desk.socket.emit('signal', { kind: 'typing', chat: chat.chat });
    await until(() => tabs[0].signals().length > 0);
    await sent(desk, 'visitor.kick', {}, chat.chat);
    for (const tab of tabs) await until(() => hasEnded(tab, feed));
    const received = tabs.map(bytesOf);
    const before = tabs.map(({ frames }) => frames.length);
    await goesOn(chat);
    const { text, feeds } = await everyRoad(chat);
    await sent(desk, 'chat.leave', {}, chat.chat);
    await sent(next, 'chat.leave', {}, chat.chat);
    const after = await everyRoad(chat);
    // A member's own screen is the proof that there was something to receive
    await until(() => JSON.stringify(desk.feed(`chat:${chat.chat}`)).includes(canary));
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (const [i, tab] of tabs.entries()) {
      expect(tab.frames.slice(before[i])).toEqual([]);
      expect(items(tab.feed(feed)).at(-1)).toMatchObject({ kind: 'notice', code: 'kicked', by: null, about: null });
      expect(received[i]?.text).not.toContain('canary');
      expect(received[i]?.text).toContain(chat.chat);
    }
    for (const rows of [...feeds, ...after.feeds]) {
      const last = items(rows).at(-1);
      if (last) expect(last.code).toBe('kicked');
    }
    expect(feeds.filter((rows) => items(rows).length > 0).length).toBeGreaterThan(5);
    expect(text + after.text).not.toContain('canary');
    expect(text).toContain('CHAT_CLOSED');
  }, 60_000);

  it('K1, K3: members read who removed the visitor, the chat is vacant, and ends when they leave', async () => {
    const { chat, guest } = await begun();
    await sent(desk, 'visitor.kick', {}, chat);
    const thread = (): Rows => desk.feed(`chat:${chat}`);
    await until(() => items(thread()).at(-1)?.code === 'kicked');
    expect((items(thread()).at(-1) as NoticeItem).by?.id).toBe(member.id);
    expect(thread()['head']).toMatchObject({ status: 'vacant', visitor: { presence: 'kicked' } });
    await sent(desk, 'message.post', { text: 'among us' }, chat);
    await sent(next, 'chat.leave', {}, chat);
    await sent(desk, 'chat.leave', {}, chat);
    const closed = await log.rows(`select 1 from log.events where type = 'ChatClosed' and stream_id = $1`, [chat]);
    expect(closed).toHaveLength(1);
    // K4: no ban
    const again = await parley.office.command(guest, 'chat.start', { text: 'me again' });
    expect(again['chat']).not.toBe(chat);
  }, 60_000);

  it('K5: kicking twice, or two members at once on two nodes, is one kick', async () => {
    const { chat } = await begun();
    const acks = await Promise.all([desk, next, desk, next].map((line) => line.send('visitor.kick', {}, chat)));
    expect(acks.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect((await desk.send('visitor.kick', {}, chat)).ok).toBe(true);
    const kicks = await log.rows(`select 1 from log.events where type = 'VisitorKicked' and stream_id = $1`, [chat]);
    expect(kicks).toHaveLength(1);
  }, 60_000);

  it('K6: a message in flight is decided by the order of the log, and a late one is answered "not sent"', async () => {
    const outcomes = new Set<boolean>();
    for (let i = 0; i < 12; i++) {
      const { chat, tabs, feed } = await begun();
      const post = tabs[i % 2]?.send('message.post', { text: `in flight ${i}` }, chat);
      if (i % 3 === 0) await post;
      const kick = sent(desk, 'visitor.kick', {}, chat);
      if (i % 3 === 1) await kick;
      const late = tabs[0].send('message.post', { text: `late ${i}` }, chat);
      const [ack] = await Promise.all([post, kick]);
      outcomes.add(ack?.ok === true);
      const second = await late;
      for (const one of [ack, second]) if (!one?.ok) expect(one).toMatchObject({ code: 'CHAT_CLOSED', retry: 'no' });
      await until(() => hasEnded(tabs[0], feed));
      const texts = items(tabs[0].feed(feed)).map((item) => (item as { text?: string }).text ?? item.code);
      expect(texts.at(-1)).toBe('kicked');
      expect(texts.includes(`in flight ${i}`)).toBe(ack?.ok === true);
      expect(texts.includes(`late ${i}`)).toBe(second.ok);
      tabs.forEach((tab) => tab.close());
    }
    expect(outcomes.has(true)).toBe(true);
  }, 120_000);

  it('K6, M3: what was accepted before the kick is still answered as accepted when it is sent again', async () => {
    const { chat, guest, tabs } = await begun();
    const id = uuidv7();
    expect(await tabs[0].send('message.post', { text: 'in time' }, chat, id)).toMatchObject({ ok: true, dup: false });
    await sent(desk, 'visitor.kick', {}, chat);
    expect(await tabs[1].send('message.post', { text: 'in time' }, chat, id)).toMatchObject({ ok: true, dup: true });
    const other = await parley.office.http('/api/cmd', { body: { v: 1, id, type: 'message.post', chat, body: { text: 'in time' } }, headers: headersOf(parley.office, await parley.office.guest()) }); // prettier-ignore
    expect(other.body).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(guest.visitor).not.toBe('');
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
