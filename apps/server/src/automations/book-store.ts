import type pg from 'pg';
import { createHash } from 'node:crypto';
import { defaultSettings, initialChat, initialOperator, type Settings } from '#libs/domain';
import { Book, type Deadline, needsOf, type Noted, type Pages } from './book';
import { peopleOf } from './pages';
import type { ChatPage, OperatorPage } from './sentence';
import { chatSentences, operatorSentences } from './sentences';

/** Another node keeps the deadlines now: this one must stop. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** To be raised when the folds change in what they mean; new fields and sentences are noticed by themselves. */
const version = 1;
const names = [...chatSentences, ...operatorSentences].map(({ name }) => name);
export const shape = createHash('sha256')
  .update(JSON.stringify([version, Object.keys(initialChat), Object.keys(initialOperator), names]))
  .digest('base64url');

interface Row<B> {
  readonly id: string;
  readonly body: B;
}

/** The pages of the automations in their tables. Facts, rows and checkpoint move in one transaction. */
export class BookStore {
  constructor(private readonly pool: pg.Pool) {}

  /** Where to go on. What a Parley with other folds has left is thrown away first. */
  async open(): Promise<number> {
    return this.transaction(async (client) => {
      const { rows } = await client.query<{ position: string; shape: string }>(
        `select position, shape from automation.checkpoint where name = 'live' for update`,
      );
      if (rows[0]?.shape === shape) return Number(rows[0].position);
      await client.query(
        'delete from automation.chats; delete from automation.operators; delete from automation.deadlines',
      );
      await client.query(`update automation.checkpoint set position = 0, settings = null, shape = $1`, [shape]);
      return 0;
    });
  }

  async position(): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>('select position from automation.checkpoint');
    return Number(rows[0]?.position ?? 0);
  }

  /** Takes the facts between two positions; throws TakenOver where somebody else has moved the checkpoint. */
  async take(facts: readonly Noted[], from: number, to: number): Promise<void> {
    await this.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update automation.checkpoint set position = $2 where name = 'live' and position = $1 and shape = $3`,
        [from, to, shape],
      );
      if (rowCount !== 1) throw new TakenOver('the checkpoint of the automations was moved');
      if (facts.length === 0) return;
      const pages = await this.load(client, facts);
      const before = { ...pages, ...copies(pages) };
      const book = new Book(pages);
      for (const fact of facts) book.take(fact);
      await this.write(client, before, pages);
    });
  }

  private async load(client: pg.ClientBase, facts: readonly Noted[]): Promise<Pages> {
    const needs = needsOf(facts);
    const chats = await client.query<Row<ChatPage>>(
      `select chat as id, body from automation.chats where $3 or chat = any($1) or people && $2::uuid[]`,
      [needs.chats, needs.operators, needs.all],
    );
    const people = [
      ...new Set([...needs.operators, ...mentioned(facts), ...chats.rows.flatMap((r) => peopleOf(r.body))]),
    ];
    const operators = await client.query<Row<OperatorPage>>(
      'select operator as id, body from automation.operators where operator = any($1)',
      [people],
    );
    const deadlines = await client.query<Deadline>(
      `select key, about, due_at::float8 as "dueAt", moves, command, event_id as "eventId", correlation_id as "correlationId"
       from automation.deadlines where about = any($1)`,
      [[...needs.chats, ...needs.operators, ...chats.rows.map(({ id }) => id)]],
    );
    const settings = await client.query<{ settings: Settings | null }>('select settings from automation.checkpoint');
    return {
      chats: new Map(chats.rows.map(({ id, body }) => [id, body])),
      operators: new Map(operators.rows.map(({ id, body }) => [id, body])),
      deadlines: new Map(deadlines.rows.map((one) => [one.key, one])),
      settings: settings.rows[0]?.settings ?? defaultSettings,
    };
  }

  private async write(client: pg.ClientBase, before: Pages, after: Pages): Promise<void> {
    const chats = changed(before.chats, after.chats);
    const operators = changed(before.operators, after.operators);
    const deadlines = changed(before.deadlines, after.deadlines);
    await client.query('delete from automation.chats where chat = any($1)', [gone(before.chats, after.chats)]);
    for (const [id, page] of chats)
      await client.query(
        `insert into automation.chats (chat, people, body) values ($1, $2, $3)
         on conflict (chat) do update set people = excluded.people, body = excluded.body`,
        [id, peopleOf(page), JSON.stringify(page)],
      );
    for (const [id, page] of operators)
      await client.query(
        `insert into automation.operators (operator, body) values ($1, $2)
         on conflict (operator) do update set body = excluded.body`,
        [id, JSON.stringify(page)],
      );
    await client.query('delete from automation.deadlines where key = any($1)', [
      gone(before.deadlines, after.deadlines),
    ]);
    for (const [, one] of deadlines) await client.query(keep, rowOf(one));
    if (before.settings !== after.settings)
      await client.query('update automation.checkpoint set settings = $1', [JSON.stringify(after.settings)]);
  }

  private async transaction<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // The connection may be in the middle of anything: it is not used again
      client.release(true);
      throw error;
    }
  }
}

const keep = `insert into automation.deadlines (key, about, due_at, moves, command, event_id, correlation_id)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (key) do update set about = excluded.about, due_at = excluded.due_at, moves = excluded.moves,
    command = excluded.command, event_id = excluded.event_id, correlation_id = excluded.correlation_id,
    done = false, tries = 0, retry_at = 0`;

function rowOf(one: Deadline): unknown[] {
  return [
    one.key,
    one.about,
    Math.round(one.dueAt),
    one.moves,
    JSON.stringify(one.command),
    one.eventId,
    one.correlationId,
  ];
}

function copies({ chats, operators, deadlines }: Pages): Pick<Pages, 'chats' | 'operators' | 'deadlines'> {
  return { chats: new Map(chats), operators: new Map(operators), deadlines: new Map(deadlines) };
}

function changed<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): [string, V][] {
  return [...after].filter(([key, value]) => before.get(key) !== value);
}

function gone(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...before.keys()].filter((key) => !after.has(key));
}

/** Who enters or is asked with these facts. */
function mentioned(facts: readonly Noted[]): string[] {
  return facts.flatMap(({ fact }) => {
    const data = fact.data as { operator?: unknown; target?: unknown };
    return [data.operator, data.target].filter((one): one is string => typeof one === 'string');
  });
}
