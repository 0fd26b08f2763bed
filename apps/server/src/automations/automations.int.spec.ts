import { defaultSettings, type ParleyFact } from '#libs/domain';
import { PostgresEventStore } from '#libs/event-store';
import { active, ann, bob, chat, fact, isChatFact, minute, noon } from '#libs/testing';
import pg from 'pg';
import { until } from '../../../../test/support/until';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { parleySchema } from '../log-assembly';
import { uuidv7 } from '../platform/ids';
import { Leadership } from '../platform/leadership';
import { Automations } from './automations';
import { BookStore, TakenOver } from './book-store';
import { DeadlineStore } from './deadline-store';
import type { MadeCommand } from './due-command';
import { Heartbeat } from './heartbeat';
import { nextFacts } from './log-pages';

const goneAt = noon + 18_000;
const gone = [...active, fact('VisitorWentAway', { goneAt })];
const people = [fact('OperatorCreated'), fact('OperatorCreated', { operator: bob }), fact('OperatorCameOnline')];
const invited = [fact('OperatorCameOnline', { operator: bob }), fact('OperatorInvited')];

interface Sent {
  readonly command: MadeCommand;
  readonly id: string;
}
const typeOf = ({ command }: { command: MadeCommand }): string => (command.constructor as { type: string }).type;

describe('Automations', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let store: PostgresEventStore;
  const time = { now: noon };
  const errors: unknown[] = [];
  const open: Automations[] = [];
  beforeEach(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl });
    const connect = async (): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: database.appUrl });
      await client.connect();
      return client;
    };
    store = new PostgresEventStore({ pool, connect });
    time.now = noon;
    errors.length = 0;
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await store.close();
    await pool.end();
    await database.drop();
  });

  const versions = new Map<string, number>();
  beforeEach(() => versions.clear());
  async function record(...facts: readonly ParleyFact[]): Promise<void> {
    for (const one of facts) {
      const streamId = isChatFact(one) ? chat : ann;
      const expected = versions.get(streamId) ?? 0;
      versions.set(streamId, expected + 1);
      const outcome = await store.append({
        ...{ commandId: uuidv7(), correlationId: chat, causationId: chat, occurredAt: noon, result: '{}' },
        actor: { kind: 3, id: ann },
        digest: Buffer.alloc(32),
        writes: [
          {
            ...{ streamId, kind: isChatFact(one) ? 1 : 5, expected },
            events: [
              {
                ...{ eventId: uuidv7(), type: one.type, schemaVersion: 1, sealed: null, keyRef: null },
                data: JSON.stringify(one.data),
              },
            ],
          },
        ],
      });
      expect(outcome.kind).toBe('ok');
    }
  }

  function node(sent: Sent[], refuse: (command: MadeCommand) => boolean = () => false): Automations {
    const automations = new Automations({
      ...{ store, schema: parleySchema, recordPresence: () => Promise.resolve(0) },
      ...{ book: new BookStore(pool), deadlines: new DeadlineStore(pool), heartbeat: new Heartbeat(pool) },
      leadership: new Leadership(database.ownerUrl, 'automations'),
      run: (command, { id }) => {
        if (refuse(command)) return Promise.reject(new Error('the log is full'));
        sent.push({ command, id });
        return Promise.resolve();
      },
      settings: () => defaultSettings,
      clock: { now: () => time.now },
      failed: (error) => errors.push(error),
    });
    automations.open();
    open.push(automations);
    return automations;
  }
  /** Time as it passes while Parley is up: a leap would be an outage. */
  async function pass(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= 9_000) {
      time.now += Math.min(left, 9_000);
      await until(
        async () =>
          (await pool.query('select from automation.heartbeat where beat_at = $1', [time.now])).rowCount === 1,
      );
    }
  }
  const waiting = async (): Promise<number> => (await new DeadlineStore(pool).figures(time.now)).waiting;
  const tables = async (): Promise<unknown[]> => {
    const of = async (table: string): Promise<unknown[]> =>
      (await pool.query<object>(`select to_json(t) as row from automation.${table} t order by to_json(t)::text`)).rows;
    return [await of('chats'), await of('operators'), await of('deadlines'), await of('checkpoint')];
  };
  async function fold(batch: number): Promise<unknown[]> {
    const book = new BookStore(pool);
    await pool.query(`update automation.checkpoint set shape = 'another'`);
    let position = await book.open();
    expect(position).toBe(0);
    for (;;) {
      const { facts, to } = await nextFacts(store, parleySchema, position, batch);
      if (to === position) return tables();
      await book.take(facts, position, to);
      position = to;
    }
  }

  it('V4: sends what is due, once, with an id that follows from the fact', async () => {
    const sent: Sent[] = [];
    const one = node(sent);
    await record(...people, ...gone);
    await until(async () => (await waiting()) === 1);
    await pass(9_000);
    expect(sent).toEqual([]);
    await pass(9_000);
    await until(() => sent.length > 0);
    expect(sent[0]?.command).toMatchObject({ data: { chat, goneAt, settings: defaultSettings } });
    await until(async () => (await waiting()) === 0);
    await one.close();
    // As if this node had ended between sending and noting it.
    await pool.query('update automation.deadlines set done = false');
    const again: Sent[] = [];
    node(again);
    await until(() => again.length > 0);
    expect(again.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
  }, 30_000);

  it('O5: of two nodes one sends; when it stops, the other goes on', async () => {
    const [first, second]: [Sent[], Sent[]] = [[], []];
    const one = node(first);
    await until(() => one.isLeading);
    const other = node(second);
    await record(...people, ...gone);
    await pass(18_000);
    await until(async () => first.length === 1 && (await waiting()) === 0);
    await one.close();
    await record(fact('VisitorTimedOut', { closeAt: time.now + 9_000 }));
    await until(async () => (await waiting()) === 1);
    await pass(9_000);
    await until(() => second.length === 1);
    expect([first.length, second.length, other.isLeading]).toEqual([1, 1, true]);
  }, 30_000);

  it('V4: a node that starts after an outage sends nothing of an absence that ran out meanwhile', async () => {
    const sent: Sent[] = [];
    const one = node(sent);
    await record(...people, ...gone, ...invited);
    await until(async () => (await waiting()) === 2);
    await one.close();
    time.now += 60 * minute;
    node(sent);
    await until(async () => (await waiting()) === 1);
    expect(sent.map(typeOf)).toEqual(['offer.expire']);
    // As much as was left of the grace when Parley went, and a minute.
    await pass(63_000);
    expect(sent.map(typeOf)).toEqual(['offer.expire']);
    await pass(18_000);
    await until(() => sent.length === 2);
    expect(typeOf(sent[1] as Sent)).toBe('visitor.time-out');
  }, 60_000);

  it('writes nothing down for messages, and goes on from where it is all the same', async () => {
    const noted = (): Promise<number> => new BookStore(pool).position();
    node([]);
    await record(...people, ...active);
    const before = people.length + active.length;
    await until(async () => (await noted()) === before);
    await record(fact('MessagePosted'), fact('MessagePosted'));
    await pass(18_000);
    expect(await noted()).toBe(before);
    await record(fact('VisitorWentAway', { goneAt: time.now + 9_000 }));
    await until(async () => (await noted()) === before + 3);
    expect([await waiting(), errors]).toEqual([1, []]);
  });

  it('what could not be sent is tried again, and holds nothing else up', async () => {
    const sent: Sent[] = [];
    let full = true;
    node(sent, (command) => full && typeOf({ command }) === 'visitor.time-out');
    await record(...people, ...gone, fact('OperatorCameOnline', { operator: bob }));
    await record(fact('OperatorInvited', { expiresAt: goneAt }));
    await until(async () => (await waiting()) === 2);
    await pass(18_000);
    await until(() => sent.length === 1 && errors.length > 0);
    full = false;
    await pass(9_000);
    await until(() => sent.length === 2);
    await until(async () => (await waiting()) === 0);
  }, 30_000);

  it('A6, O5: the tables are the same, whatever the batches; folded anew nothing is sent that a later fact took back', async () => {
    const back = [fact('VisitorReturned'), fact('OperatorDisconnected'), fact('OfferDeclined')];
    await record(...people, ...gone, ...invited, ...back, fact('WatchStarted', { operator: bob }));
    const whole = await fold(500);
    expect(JSON.stringify(whole)).toContain('chat.requeue');
    for (const batch of [1, 2, 7]) expect(await fold(batch)).toEqual(whole);
    await pool.query(`update automation.checkpoint set shape = 'another'`);
    time.now = noon + 24 * 60 * minute;
    const sent: Sent[] = [];
    node(sent);
    await until(async () => (await waiting()) === 0 && sent.length === 2);
    expect(sent.map(typeOf).sort()).toEqual(['chat.requeue', 'operator.show-offline']);
  });

  it('O5: who was overtaken writes nothing', async () => {
    await record(...active);
    const [one, other] = [new BookStore(pool), new BookStore(pool)];
    await one.open();
    const { facts, to } = await nextFacts(store, parleySchema, 0, 500);
    await other.take(facts, 0, to);
    const before = await tables();
    await expect(one.take(facts, 0, to)).rejects.toThrow(TakenOver);
    expect(await tables()).toEqual(before);
  });
});
