import type { Board, Replay, WaitRound } from '#libs/contracts';
import { until } from '../support/line';
import type { Account, Answered, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { LogBook, post } from './wire-world';

describe('the past, folded anew', () => {
  let parley: TestParley;
  let log: LogBook;
  let staff: Record<'auditor' | 'supervisor' | 'alice' | 'bob' | 'eve', Account>;
  let guest: Guest;
  let chat: string;
  let idle: string;
  let whileWaiting: number;
  let whileActive: number;
  beforeAll(async () => {
    parley = await parleyInProcess();
    log = await LogBook.open(parley);
    const { office } = parley;
    const [auditor, supervisor, alice] = [
      await office.hire('auditor'),
      await office.hire('supervisor'),
      await office.hire(),
    ];
    staff = { auditor, supervisor, alice, bob: await office.hire(), eve: await office.hire('operator', []) };
    await office.staffLine(alice);
    await office.staffLine(staff.eve);
    guest = await office.guest();
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello?', fields: { name: 'Hannah' } }))['chat']);
    idle = String((await office.command(await office.guest(), 'chat.start', { text: 'Me too' }))['chat']);
    whileWaiting = await now();
    await office.command(alice, 'chat.accept', {}, chat);
    await office.command(guest, 'chat.read', { delivered: 2, read: 2 }, chat);
    await office.command(staff.bob, 'chat.watch', {}, chat);
    await office.command(alice, 'message.post', { text: 'Good morning' }, chat);
    whileActive = await now();
    await office.command(alice, 'visitor.kick', {}, chat);
    await office.command(guest, 'chat.read', { delivered: 4, read: 4 }, chat);
    await office.command(alice, 'message.post', { text: 'Among ourselves' }, chat);
    await office.command(alice, 'chat.leave', {}, chat);
    await until(async () => (await log.rows<{ n: string }>(`select count(*) n from history.chats`))[0]?.n === '2');
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  /** The newest moment of the record; the next one is later. */
  async function now(): Promise<number> {
    const [row] = await log.rows<{ at: Date }>('select max(recorded_at) at from log.events');
    await new Promise((resolve) => setTimeout(resolve, 5));
    return row!.at.getTime() + 1;
  }
  const ask = (who: Account, type: string, body: object): Promise<Answered> =>
    post(parley.office, who, 'query', { v: 1, type, body });
  async function asked<R>(type: string, body: object, who = staff.auditor): Promise<R> {
    const answer = await ask(who, type, body);
    if (answer.body['ok'] !== true) throw new Error(answer.text);
    return answer.body['result'] as R;
  }

  it('A2, K2: a replay shows on each screen what had reached it, and the visitor nothing after the kick', async () => {
    const replay = await asked<Replay>('history.replay', { chat });
    const [visitor] = replay.screens;
    const words = visitor!.changes.flatMap(({ row }) =>
      row?.kind === 'message' ? [row.text] : row?.kind === 'notice' ? [row.code] : [],
    );
    expect(words).toEqual(['Hello?', 'accepted', 'Good morning', 'kicked']);
    expect(replay).toMatchObject({ chat, visitor: { name: 'Hannah' } });
    expect(replay.endedAt).not.toBeNull();
    expect(replay.lanes.find(({ who }) => who.id === staff.bob.id)?.spans).toMatchObject([{ as: 'watcher' }]);
  });

  it('J2: to a supervisor a watch was never there', async () => {
    const answer = await ask(staff.supervisor, 'history.replay', { chat });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(staff.bob.id);
    expect((await ask(staff.supervisor, 'history.waits', { chat })).text).not.toContain('WatchStarted');
  });

  it('A3: the dashboard as it stood, before and after an Accept', async () => {
    const before = await asked<Board>('history.board', { at: whileWaiting });
    expect(before.rows.map((row) => [row.chat, row.status])).toEqual([
      [chat, 'waiting'],
      [idle, 'waiting'],
    ]);
    expect(before.rows.map(({ last }) => last?.text)).toEqual(['Hello?', 'Me too']);
    const after = await asked<Board>('history.board', { at: whileActive });
    expect(after.rows.map((row) => [row.chat, row.status])).toEqual([
      [chat, 'active'],
      [idle, 'waiting'],
    ]);
    expect(after.rows.map(({ last }) => last?.text)).toEqual(['Good morning', 'Me too']);
    expect(after.team.find(({ id }) => id === staff.alice.id)).toMatchObject({ presence: 'online', load: 1 });
    const last = await asked<Board>('history.board', { at: await now() });
    expect(last.rows.map((row) => row.chat)).toEqual([idle]);
  });

  it('A3: why somebody waited: who was online, who was entitled, who came', async () => {
    const { rounds } = await asked<{ rounds: WaitRound[] }>('history.waits', { chat });
    expect(rounds).toMatchObject([{ end: 'accepted', by: { id: staff.alice.id } }]);
    const of = (who: Account) => rounds[0]!.operators.find(({ who: { id } }) => id === who.id);
    expect(of(staff.alice)).toMatchObject({ online: [{}], entitled: [{}], acts: [{ type: 'ChatAccepted' }] });
    expect(of(staff.bob)).toMatchObject({ online: [], entitled: [{}] });
    expect(of(staff.eve)).toMatchObject({ online: [{}], entitled: [] });
  });

  it('A1: each look is in the record before it is answered; to those without the right there is nothing', async () => {
    const looks = () =>
      log.rows<{ type: string }>(`select type from log.events where type in ('BoardRead', 'HistoryOpened')`);
    const before = (await looks()).length;
    await asked('history.board', { at: whileActive });
    await asked('history.replay', { chat });
    expect((await looks()).length).toBe(before + 2);
    for (const [type, body] of [
      ['history.board', { at: whileActive }],
      ['history.replay', { chat }],
      ['history.waits', { chat }],
    ] as const)
      expect((await ask(staff.alice, type, body)).body).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect((await looks()).length).toBe(before + 2);
  });

  it.each([
    ['history.board', { at: 1 }, 'BAD_FIELD'],
    ['history.board', { at: 9e15 }, 'BAD_FIELD'],
    ['history.board', { at: -1 }, 'BAD_FIELD'],
    ['history.replay', { chat: '0190b5c0-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['history.waits', { chat: '0190b5c0-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['history.replay', { chat: 'x' }, 'BAD_FIELD'],
  ])('%s of %j is answered with %s', async (type, body, code) => {
    const head = await log.head();
    expect((await ask(staff.auditor, type, body)).body).toMatchObject({ ok: false, code });
    expect(await log.head()).toBe(head);
  });
});
