import type { MeOffer, SyncAnswer } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { type Line, until } from '../support/line';
import type { Account, Guest, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { areOnline, bytesOf, post, sent } from './wire-world';

/** Words that are spoken while somebody stands before the door, and after he went out of it. */
describe('who is not in the chat', () => {
  let parley: TestParley;
  let office: Office;
  let [alice, bob, elsewhere]: Account[] = [];
  let [desk, next, far]: Line[] = [];
  let guest: Guest;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
    office = parley.office;
    [alice, bob, elsewhere] = [await office.hire(), await office.hire(), await office.hire('operator', [])];
    [desk, next, far] = [await office.staffLine(alice), await office.staffLine(bob, 1), await office.staffLine(elsewhere, 1)]; // prettier-ignore
    await areOnline(desk, alice, bob, elsewhere);
    await next.sync(`me:${bob.id}`);
    await far.sync(`me:${elsewhere.id}`);
  }, 60_000);
  afterAll(() => parley.close());

  async function begun(): Promise<string> {
    guest = await office.guest();
    const chat = String((await office.command(guest, 'chat.start', { text: 'hello' }))['chat']);
    await sent(desk as Line, 'chat.accept', {}, chat);
    await desk?.sync(`chat:${chat}`);
    return chat;
  }

  /** Every way to the words of the chat, on both nodes; as text. */
  async function everyRoad(who: Account, chat: string): Promise<string> {
    const feeds = [`chat:${chat}`, `visitor:${chat}`];
    const answers: unknown[] = [];
    for (const line of [await office.staffLine(who), await office.staffLine(who, 1)]) {
      answers.push(await line.sync(...feeds));
      const resume = { v: 1, epoch: null, feeds: feeds.map((feed) => ({ feed, seq: 1 })) };
      const { feeds: resumed } = (await line.ask('sync', resume)) as unknown as SyncAnswer;
      for (const one of resumed) expect(one).toMatchObject({ denied: true });
      answers.push(resumed);
      for (const feed of feeds)
        answers.push(await line.ask('query', { v: 1, type: 'thread.before', body: { feed, before: 1000 } }));
      line.socket.emit('signal', { kind: 'typing', chat });
      line.close();
    }
    for (const door of ['sync', 'query'] as const)
      answers.push((await post(office, who, door, door === 'sync' ? { v: 1, epoch: null, feeds: feeds.map((feed) => ({ feed, seq: 0 })) } : { v: 1, type: 'thread.before', body: { feed: feeds[0], before: 1000 } })).text); // prettier-ignore
    return JSON.stringify(answers);
  }

  /** What nobody outside may do; the record says of each that it was refused. */
  async function doesNothing(who: Account, chat: string): Promise<void> {
    for (const [type, body] of [
      ['message.post', { text: 'x' }],
      ['visitor.kick', {}],
      ['chat.read', { delivered: 1, read: 1 }],
      ['chat.invite', { operator: bob?.id }],
      ['chat.transfer', { operator: bob?.id }],
      ['context.retry', { source: 'endpoint' }],
    ] as const)
      expect((await office.tryCommand(who, type, body, chat)).body).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  }

  const offerIn = (line: Line, who: Account, chat: string): MeOffer | undefined =>
    Object.values(line.feed(`me:${who.id}`)).map((row) => row as MeOffer).find((row) => row.kind === 'offer' && row.chat === chat); // prettier-ignore
  const heard = (chat: string, words: string): Promise<boolean> =>
    until(() => JSON.stringify(desk?.feed(`chat:${chat}`)).includes(words));
  const canary = (): string => `canary ${uuidv7()}`;

  it.each(['chat.invite', 'chat.transfer'] as const)(
    'I1, I3: before %s is accepted its target reads the offer, the row and no word of the thread',
    async (offering) => {
      const chat = await begun();
      const before = canary();
      await sent(desk as Line, 'message.post', { text: before }, chat);
      await heard(chat, before);
      await office.command(guest, 'message.post', { text: 'the last line' }, chat);
      await sent(desk as Line, offering, { operator: bob?.id, note: 'please' }, chat);
      await until(() => offerIn(next as Line, bob as Account, chat));
      const received = bytesOf(next as Line);
      const during = canary();
      await sent(desk as Line, 'message.post', { text: during }, chat);
      await heard(chat, during);
      const told = await everyRoad(bob as Account, chat);
      expect(told).not.toContain('canary');
      expect(received.text).not.toContain('canary');
      await doesNothing(bob as Account, chat);
      await sent(next as Line, 'offer.decline', { offer: offerIn(next as Line, bob as Account, chat)?.offer }, chat);
      expect(await everyRoad(bob as Account, chat)).not.toContain('canary');
    },
    60_000,
  );

  it('D4: somebody of another site sees the row while he is asked, and neither row nor chat once he is not', async () => {
    const chat = await begun();
    await sent(desk as Line, 'chat.invite', { operator: elsewhere?.id }, chat);
    const { offer } = await until(() => offerIn(far as Line, elsewhere as Account, chat));
    expect(far?.feed(`me:${elsewhere?.id}`)).toHaveProperty([`row:${chat}`]);
    expect(await everyRoad(elsewhere as Account, chat)).not.toContain('hello');
    await sent(desk as Line, 'offer.cancel', { offer }, chat);
    await until(() => !(`row:${chat}` in (far?.feed(`me:${elsewhere?.id}`) ?? {})));
    const received = bytesOf(far as Line);
    const after = canary();
    await office.command(guest, 'message.post', { text: after }, chat);
    await heard(chat, after);
    expect(await everyRoad(elsewhere as Account, chat)).not.toContain('canary');
    for (const type of ['chat.join', 'chat.watch', 'chat.accept'])
      expect((await office.tryCommand(elsewhere as Account, type, {}, chat)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect(received.text).not.toContain('canary');
  }, 60_000);

  it('L1: a former member has no road back to the words but to join again', async () => {
    const chat = await begun();
    await sent(next as Line, 'chat.join', {}, chat);
    await next?.sync(`chat:${chat}`);
    await sent(next as Line, 'chat.leave', {}, chat);
    const received = bytesOf(next as Line);
    const after = canary();
    await office.command(guest, 'message.post', { text: after }, chat);
    await heard(chat, after);
    expect(await everyRoad(bob as Account, chat)).not.toContain('canary');
    await doesNothing(bob as Account, chat);
    expect(received.text).not.toContain('canary');
    await sent(next as Line, 'chat.join', {}, chat);
    await next?.sync(`chat:${chat}`);
    expect(JSON.stringify(next?.feed(`chat:${chat}`))).toContain(after);
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
