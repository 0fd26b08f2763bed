import type { VisitorHead } from '#libs/contracts';
import { type Line, until } from '../support/line';
import type { Account, Guest, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { bytesOf, LogBook, sent } from './wire-world';

describe('V7: typing, with everybody on another node', () => {
  let parley: TestParley;
  let office: Office;
  let log: LogBook;
  let [member, colleague, watcher]: Account[] = [];
  let [desk, next, spy]: Line[] = [];
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    office = parley.office;
    log = await LogBook.open(parley);
    [member, colleague, watcher] = [await office.hire(), await office.hire(), await office.hire()];
    [desk, next, spy] = [await office.staffLine(member), await office.staffLine(colleague, 1), await office.staffLine(watcher, 1)]; // prettier-ignore
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  interface Begun {
    readonly chat: string;
    readonly guest: Guest;
    readonly shop: Line;
  }
  /** The visitor and one member on different nodes, a second member beside the visitor, a watcher there too. */
  async function begun(): Promise<Begun> {
    const guest = await office.guest();
    const shop = await office.visitorLine(guest, 1);
    const chat = String((await sent(shop, 'chat.start', { text: 'hello' }))['chat']);
    await sent(desk as Line, 'chat.accept', {}, chat);
    await sent(next as Line, 'chat.join', {}, chat);
    await sent(spy as Line, 'chat.watch', {}, chat);
    await shop.sync(`visitor:${chat}`);
    for (const line of [desk, next, spy]) await line?.sync(`chat:${chat}`);
    // The other node follows the log: it passes on only what members do, as it knows them
    await until(() => (shop.feed(`visitor:${chat}`)['head'] as VisitorHead | undefined)?.operators.length === 2);
    return { chat, guest, shop };
  }
  const typed = (line: Line | undefined, { chat }: Begun): { who?: string; name?: string }[] =>
    (line?.signals() ?? []).flatMap((signal) => (signal.kind === 'typing' && signal.chat === chat ? [signal] : []));
  const types = (line: Line | undefined, { chat }: Begun): unknown =>
    line?.socket.emit('signal', { kind: 'typing', chat });
  const forge = (typing: object): Promise<object[]> =>
    log.rows(`select pg_notify('parley_signal', $1)`, [JSON.stringify({ node: 'another', typing: [typing] })]);

  it('nodes find each other: a node that is alone tells nobody', async () => {
    const chat = await begun();
    await until(() => (types(desk, chat), typed(chat.shop, chat).length > 0));
    await until(() => (types(chat.shop, chat), typed(desk, chat).length > 0));
  });

  it('the visitor sees a member of the other node, and every member the visitor', async () => {
    const chat = await begun();
    types(desk, chat);
    await until(() => typed(chat.shop, chat).length > 0);
    expect(typed(chat.shop, chat)).toEqual([expect.objectContaining({ who: member?.id, name: expect.stringMatching(/^Person/) })]); // prettier-ignore
    await until(() => typed(next, chat).length > 0);
    types(chat.shop, chat);
    await until(() => typed(desk, chat).length > 0);
    await until(() => typed(next, chat).length > 1);
    await until(() => typed(spy, chat).length > 1);
    expect(typed(desk, chat)).toEqual([{ kind: 'typing', chat: chat.chat, who: chat.guest.visitor }]);
    // Once each: its own node told it already.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([typed(next, chat).length, typed(chat.shop, chat).length]).toEqual([2, 1]);
  });

  it('J2: a watcher causes nothing on any node', async () => {
    const chat = await begun();
    types(spy, chat);
    types(chat.shop, chat);
    await until(() => typed(desk, chat).length > 0);
    expect(typed(desk, chat).map(({ who }) => who)).toEqual([chat.guest.visitor]);
    expect(typed(chat.shop, chat)).toEqual([]);
  });

  it('the word of another node counts for nothing: each asks its own rights', async () => {
    const chat = await begun();
    const received = bytesOf(chat.shop);
    await forge({ chat: chat.chat, kind: 'operator', who: watcher?.id });
    await forge({ chat: chat.chat, kind: 'visitor', who: member?.id });
    await forge({ chat: chat.chat, kind: 'operator', who: member?.id, text: 'secret' });
    await log.rows(`select pg_notify('parley_signal', 'no json')`);
    await forge({ chat: chat.chat, kind: 'operator', who: colleague?.id });
    await until(() => typed(chat.shop, chat).length > 0);
    expect(typed(chat.shop, chat).map(({ who }) => who)).toEqual([colleague?.id]);
    expect(received.text).not.toContain('secret');
    await until(() => typed(desk, chat).length > 0);
    expect(typed(desk, chat).map(({ who }) => who)).toEqual([colleague?.id]);
  });

  it('K2: who was kicked is told nothing of it', async () => {
    const chat = await begun();
    await sent(desk as Line, 'visitor.kick', {}, chat.chat);
    types(desk, chat);
    await until(() => typed(next, chat).length > 0);
    expect(typed(chat.shop, chat)).toEqual([]);
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
