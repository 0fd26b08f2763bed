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

const known = `select chat, site, visitor, number, name, email, erased, messages, state,
    (extract(epoch from started_at) * 1000)::float8 as started, (extract(epoch from last_at) * 1000)::float8 as last
  from history.chats where chat = any($1)`;

/** One statement writes a batch. The checkpoint is the fence: where it stands elsewhere, another reader has taken over. */
const write = `with fence as (
    update history.checkpoint set position = $2 where name = 'search' and position = $1 returning 1),
  chats as (
    insert into history.chats (chat, site, visitor, number, name, email, erased, status, ending, messages, started_at, last_at,
        ended_at, state)
    select c, s, v, num, n, e, x, st, en, m, to_timestamp(a / 1000.0), to_timestamp(l / 1000.0),
      case when st = 'closed' then to_timestamp(l / 1000.0) end, j
    from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::text[], $9::boolean[], $10::text[], $11::text[],
      $12::int[], $13::float8[], $14::float8[], $15::json[]) u(c, s, v, num, n, e, x, st, en, m, a, l, j)
    where exists (select from fence)
    on conflict (chat) do update set name = excluded.name, email = excluded.email, erased = excluded.erased,
      status = excluded.status, ending = excluded.ending, messages = excluded.messages, last_at = excluded.last_at,
      ended_at = excluded.ended_at, state = excluded.state),
  people as (
    insert into history.people (operator, chat, relation)
    select * from unnest($16::uuid[], $17::uuid[], $18::text[]) where exists (select from fence) on conflict do nothing),
  words as (
    insert into history.words (chat, position, text)
    select * from unnest($19::uuid[], $20::bigint[], $21::text[]) where exists (select from fence) on conflict do nothing),
  forgotten as (delete from history.words where chat = any($22::uuid[]) and exists (select from fence))
  select count(*)::int as written from fence`;

/** The tables that history is searched by. */
export class HistoryStore {
  constructor(private readonly pool: pg.Pool) {}

  async position(): Promise<number> {
    const { rows } = await this.pool.query<{ position: number }>(
      `select position::float8 as position from history.checkpoint where name = 'search'`,
    );
    return rows[0]?.position ?? 0;
  }

  async chats(ids: readonly string[]): Promise<HistoryChat[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.pool.query<ChatRow>(known, [ids]);
    return rows.map(({ started, last, ...row }) => ({
      ...row,
      startedAt: Math.round(started),
      lastAt: Math.round(last),
    }));
  }

  /** False when another reader has moved the checkpoint, and nothing was written. */
  async write(from: number, to: number, { chats, people, words, forgotten }: HistoryChanges): Promise<boolean> {
    const all = [...chats.values()];
    const of = <V>(pick: (chat: HistoryChat) => V): V[] => all.map(pick);
    const { rows } = await this.pool.query<{ written: number }>({
      name: 'history-write',
      text: write,
      values: [
        ...[from, to, of((c) => c.chat), of((c) => c.site), of((c) => c.visitor), of((c) => c.number)],
        ...[of((c) => c.name), of((c) => c.email), of((c) => c.erased), of(historyStatus), of(endingOf)],
        ...[of((c) => c.messages), of((c) => c.startedAt), of((c) => c.lastAt), of((c) => JSON.stringify(c.state))],
        ...[people.map((p) => p.operator), people.map((p) => p.chat), people.map((p) => p.relation)],
        ...[words.map((w) => w.chat), words.map((w) => w.position), words.map((w) => w.text), [...forgotten]],
      ],
    });
    return rows[0]?.written === 1;
  }
}
