import type { HistoryFact, HistoryRow, QueryBodies } from '#libs/contracts';
import { until } from '../support/line';
import type { Account, Answered } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { LogBook, post } from './wire-world';

type Asked = QueryBodies['history.search'];

describe('A2: history', () => {
  let parley: TestParley;
  let log: LogBook;
  let staff: Record<'admin' | 'auditor' | 'supervisor' | 'alice' | 'bob', Account>;
  let visitor: string;
  let other: string;
  const chats: Record<'kicked' | 'closed' | 'open', string> = { kicked: '', closed: '', open: '' };
  beforeAll(async () => {
    parley = await parleyInProcess();
    log = await LogBook.open(parley);
    const { office } = parley;
    const admin = await office.admin();
    const [auditor, supervisor] = [await office.hire('auditor'), await office.hire('supervisor')];
    staff = { admin, auditor, supervisor, alice: await office.hire(), bob: await office.hire() };
    const hannah = await office.guest();
    visitor = hannah.visitor;
    const fields = { name: 'Hannah Lindqvist', email: 'hannah@example.org' };
    chats.kicked = String((await office.command(hannah, 'chat.start', { text: 'My parcel is late', fields }))['chat']);
    await office.command(staff.alice, 'chat.accept', {}, chats.kicked);
    await office.command(staff.bob, 'chat.watch', {}, chats.kicked);
    await office.command(staff.alice, 'message.post', { text: 'Which Parcel number is it?' }, chats.kicked);
    await office.command(staff.alice, 'visitor.kick', {}, chats.kicked);
    const zoe = await office.guest();
    other = zoe.visitor;
    chats.closed = String((await office.command(zoe, 'chat.start', { text: 'refund please', fields: { name: 'Zoë' } }))['chat']); // prettier-ignore
    await office.command(staff.bob, 'chat.accept', {}, chats.closed);
    await office.command(zoe, 'chat.leave', {}, chats.closed);
    await office.command(staff.bob, 'chat.leave', {}, chats.closed);
    chats.open = String((await office.command(await office.guest(), 'chat.start', { text: 'late, too' }))['chat']);
    await until(async () => (await search({})).length === 3);
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  const ask = (who: Account, type: string, body: object): Promise<Answered> =>
    post(parley.office, who, 'query', { v: 1, type, body });
  async function search(asked: Asked, who = staff.auditor): Promise<HistoryRow[]> {
    const { body, text } = await ask(who, 'history.search', asked);
    if (body['ok'] !== true) throw new Error(text);
    return (body['result'] as { chats: HistoryRow[] }).chats;
  }
  const found = async (asked: Asked): Promise<string[]> => (await search(asked)).map(({ chat }) => chat);
  const readings = () =>
    log.rows<{ type: string; data: Record<string, unknown>; sealed: Buffer | null }>(
      `select e.type, e.data, e.sealed from log.events e join log.streams s using (lane, stream_id)
        where s.kind = 8 order by e.position`,
    );

  it('finds chats by who, where, how they ended, and words, newest first', async () => {
    const { kicked, closed, open } = chats;
    expect(await found({})).toEqual([open, closed, kicked]);
    expect(await found({ status: 'kicked' })).toEqual([kicked]);
    expect(await found({ status: 'closed' })).toEqual([closed]);
    expect(await found({ status: 'waiting' })).toEqual([open]);
    expect(await found({ visitor })).toEqual([kicked]);
    expect(await found({ operator: staff.bob.id })).toEqual([closed, kicked]);
    for (const person of ['lindqvist', 'HANNAH@example', 'hannah l']) expect(await found({ person })).toEqual([kicked]);
    expect(await found({ person: 'zoë' })).toEqual([closed]);
    const [{ visitor: nameless } = { visitor: { number: 0 } }] = await search({ status: 'waiting' });
    expect(await found({ person: `Visitor ${nameless.number}` })).toEqual([open]);
    const alice = (await search({ status: 'kicked' }))[0]?.members[0];
    expect(await found({ person: alice?.name ?? '-' })).toEqual([kicked]);
    for (const words of ['parcel', 'PARCEL number', '"parcel number"', 'parcel -refund']) expect(await found({ words })).toEqual([kicked]); // prettier-ignore
    expect(await found({ words: 'late' })).toEqual([open, kicked]);
    expect(await found({ words: 'late', person: 'lindqvist' })).toEqual([kicked]);
    expect(await found({ words: 'nothing of the kind' })).toEqual([]);
    expect(await found({ site: crypto.randomUUID() })).toEqual([]);
  });

  it('finds chats by time, and goes on where a page ended', async () => {
    const all = await search({});
    const [newest, middle] = all as [HistoryRow, HistoryRow];
    expect(await found({ to: newest.startedAt })).not.toContain(newest.chat);
    expect(await found({ from: newest.startedAt })).toContain(newest.chat);
    expect(await found({ before: `${middle.startedAt}:${middle.chat}` })).toEqual(all.slice(2).map(({ chat }) => chat));
  });

  it('opens a chat as the log has it: who, when, why, and the words', async () => {
    const { body } = await ask(staff.auditor, 'history.chat', { chat: chats.kicked });
    const { facts, end } = body['result'] as { facts: HistoryFact[]; end: boolean };
    expect(end).toBe(true);
    expect(facts.map(({ position }) => position)).toEqual([...facts.map(({ position }) => position)].sort((a, b) => a - b)); // prettier-ignore
    expect(facts[0]).toMatchObject({ type: 'ChatStarted', by: { kind: 'visitor', id: visitor }, words: { name: 'Hannah Lindqvist' } }); // prettier-ignore
    expect(facts.find(({ type }) => type === 'WatchStarted')).toMatchObject({ by: { id: staff.bob.id, name: 'Person 4' } }); // prettier-ignore
    const rest = await ask(staff.auditor, 'history.chat', { chat: chats.kicked, after: facts.at(-2)?.position ?? 0 });
    expect((rest.body['result'] as { facts: HistoryFact[] }).facts).toEqual(facts.slice(-1));
  });

  it('J2: shows watches to auditors and administrators, not to supervisors', async () => {
    const types = async (who: Account): Promise<string[]> => {
      const { body } = await ask(who, 'history.chat', { chat: chats.kicked });
      return (body['result'] as { facts: HistoryFact[] }).facts.map(({ type }) => type);
    };
    expect(await types(staff.admin)).toContain('WatchStarted');
    expect(await types(staff.supervisor)).toContain('VisitorKicked');
    expect(await types(staff.supervisor)).not.toContain('WatchStarted');
  });

  it('records each look before it answers; what was searched for is sealed', async () => {
    const before = (await readings()).length;
    await search({ words: 'canary search', person: 'canary person', status: 'kicked' });
    await ask(staff.auditor, 'history.chat', { chat: chats.closed });
    const [searched, opened] = (await readings()).slice(before);
    expect(searched).toMatchObject({ type: 'HistorySearched', data: { reader: staff.auditor.id, status: 'kicked' } });
    expect(searched?.sealed).not.toBeNull();
    expect(JSON.stringify(searched)).not.toContain('canary');
    expect(opened).toMatchObject({ type: 'HistoryOpened', data: { reader: staff.auditor.id, chat: chats.closed } });
  });

  it('is closed to operators and visitors, who leave no trace by asking, and to ids of anything else', async () => {
    const before = (await readings()).length;
    const guest = await parley.office.guest();
    for (const type of ['history.search', 'history.chat'])
      for (const who of [staff.alice, guest]) {
        const { body } = await post(parley.office, who, 'query', { v: 1, type, body: { ...(type.endsWith('chat') && { chat: chats.open }) } }); // prettier-ignore
        expect(body).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      }
    for (const chat of [crypto.randomUUID(), staff.alice.id, visitor])
      expect((await ask(staff.auditor, 'history.chat', { chat })).body).toMatchObject({ code: 'NOT_FOUND' });
    expect(await readings()).toHaveLength(before);
  });

  it('A5: an erased visitor is found by place and time only, and the opened chat shows holes', async () => {
    await parley.office.command(staff.admin, 'visitor.erase', { visitor: other });
    await until(async () => (await search({ visitor: other }))[0]?.visitor.name !== 'Zoë');
    await until(async () => (await log.rows(`select from log.events where type = 'VisitorErased'`)).length === 1);
    expect(await found({ words: 'refund' })).toEqual([]);
    expect(await found({ person: 'zoë' })).toEqual([]);
    expect(await search({ visitor: other })).toMatchObject([{ visitor: { name: { erased: true } }, status: 'closed' }]);
    const { body } = await ask(staff.auditor, 'history.chat', { chat: chats.closed });
    const { facts } = body['result'] as { facts: HistoryFact[] };
    expect(facts.filter(({ words }) => words !== null && words !== 'erased')).toEqual([]);
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
