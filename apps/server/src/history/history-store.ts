import { boolArray, float8Array, int4Array, int8Array, jsonArray, textArray, uuidArray } from '#libs/event-store';
import type pg from 'pg';
import { endingOf, type HistoryChanges, type HistoryChat, historyStatus } from '#libs/read-models';

interface ChatRow {
  readonly chat: string;
  readonly site: string;
  readonly visitor: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly erased: boolean;
  readonly messages: number;
  readonly started: number;
  readonly last: number;
  readonly state: HistoryChat['state'];
}

const known = (schema: string): string => `select chat, site, visitor, number, name, email, erased, messages, state,
    (extract(epoch from started_at) * 1000)::float8 as started, (extract(epoch from last_at) * 1000)::float8 as last
  from ${schema}.chats where chat = any($1)`;

/** The checkpoint is the fence: where it stands elsewhere, another reader has taken over. Held, so that no rebuild comes between. */
const hold = (schema: string): string =>
  `select from ${schema}.checkpoint where name = 'search' and position = $1 for update`;

/** One statement writes a batch. */
const write = (schema: string): string => `with moved as (
    update ${schema}.checkpoint set position = $1 where name = 'search'),
  chats as (
    insert into ${schema}.chats (chat, site, visitor, number, name, email, erased, status, ending, messages, started_at, last_at,
        ended_at, state)
    select c, s, v, num, n, e, x, st, en, m, to_timestamp(a / 1000.0), to_timestamp(l / 1000.0),
      case when st = 'closed' then to_timestamp(l / 1000.0) end, j
    from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::text[],
      $11::int[], $12::float8[], $13::float8[], $14::json[]) u(c, s, v, num, n, e, x, st, en, m, a, l, j)
    on conflict (chat) do update set name = excluded.name, email = excluded.email, erased = excluded.erased,
      status = excluded.status, ending = excluded.ending, messages = excluded.messages, last_at = excluded.last_at,
      ended_at = excluded.ended_at, state = excluded.state),
  people as (
    insert into ${schema}.people (operator, chat, relation)
    select * from unnest($15::uuid[], $16::uuid[], $17::text[]) on conflict do nothing),
  words as (
    insert into ${schema}.words (chat, position, text)
    select * from unnest($18::uuid[], $19::bigint[], $20::text[]) on conflict do nothing)
  delete from ${schema}.words where chat = any($21::uuid[])`;

/** The tables that history is searched by; those of a rebuild stand in a schema of their own. */
export class HistoryStore {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema = 'history',
  ) {}

  async position(): Promise<number> {
    const { rows } = await this.pool.query<{ position: number }>(
      `select position::float8 as position from ${this.schema}.checkpoint where name = 'search'`,
    );
    return rows[0]?.position ?? 0;
  }

  /** Writes what `fold` makes of the chats that it needs. False when another reader was there first; then nothing is written. */
  async change(
    [from, to]: readonly [number, number],
    needed: readonly string[],
    fold: (chats: readonly HistoryChat[]) => HistoryChanges,
  ): Promise<boolean> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const isOurs = (await client.query(hold(this.schema), [from])).rowCount === 1;
      if (isOurs) await this.write(client, to, fold(await this.chats(client, needed)));
      await client.query('commit');
      client.release();
      return isOurs;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async chats(client: pg.PoolClient, ids: readonly string[]): Promise<HistoryChat[]> {
    if (ids.length === 0) return [];
    const { rows } = await client.query<ChatRow>(known(this.schema), [ids]);
    return rows.map(({ started, last, ...row }) => ({
      ...row,
      startedAt: Math.round(started),
      lastAt: Math.round(last),
    }));
  }

  private async write(
    client: pg.PoolClient,
    to: number,
    { chats, people, words, forgotten }: HistoryChanges,
  ): Promise<void> {
    const all = [...chats.values()];
    const of = <V>(pick: (chat: HistoryChat) => V): V[] => all.map(pick);
    const uuids = (pick: (chat: HistoryChat) => string): Buffer => uuidArray(of(pick));
    const texts = (pick: (chat: HistoryChat) => string | null): Buffer => textArray(of(pick));
    await client.query({
      name: `${this.schema}-write`,
      text: write(this.schema),
      values: [
        ...[to, uuids((c) => c.chat), uuids((c) => c.site), uuids((c) => c.visitor), int4Array(of((c) => c.number))],
        ...[texts((c) => c.name), texts((c) => c.email), boolArray(of((c) => c.erased)), texts(historyStatus)],
        ...[texts(endingOf), int4Array(of((c) => c.messages)), float8Array(of((c) => c.startedAt))],
        ...[float8Array(of((c) => c.lastAt)), jsonArray(of((c) => JSON.stringify(c.state)))],
        ...[uuidArray(people.map((p) => p.operator)), uuidArray(people.map((p) => p.chat))],
        ...[textArray(people.map((p) => p.relation)), uuidArray(words.map((w) => w.chat))],
        ...[int8Array(words.map((w) => w.position)), textArray(words.map((w) => w.text)), uuidArray([...forgotten])],
      ],
    });
  }
}
