import type pg from 'pg';

/** What a chat must be to be found; what is null is not asked for. */
export interface Sought {
  readonly from: number | null;
  readonly to: number | null;
  readonly site: string | null;
  readonly visitor: string | null;
  readonly operator: string | null;
  /** A status, or how the visitor went. */
  readonly status: string | null;
  readonly words: string;
  /** A part of a visitor's name or e-mail. */
  readonly person: string;
  /** "Visitor 4821". */
  readonly number: number | null;
  /** Operators whose names are like `person`. */
  readonly operators: readonly string[];
  readonly before: { readonly startedAt: number; readonly chat: string } | null;
}
export interface FoundChat {
  readonly chat: string;
  readonly site: string;
  readonly visitor: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly erased: boolean;
  readonly status: 'waiting' | 'active' | 'vacant' | 'closed';
  readonly ending: 'left' | 'kicked' | 'timed-out' | null;
  readonly messages: number;
  readonly started: number;
  readonly last: number;
  readonly members: readonly string[];
}

export const foundAtOnce = 50;

/** Each line of the condition stands for one thing that may be asked; the newest chats come first. */
const search = `select c.chat, c.site, c.visitor, c.number, c.name, c.email, c.erased, c.status, c.ending, c.messages,
    (extract(epoch from c.started_at) * 1000)::float8 as started, (extract(epoch from c.last_at) * 1000)::float8 as last,
    array(select p.operator from history.people p where p.chat = c.chat and p.relation = 'member' order by 1) as members
  from history.chats c
  where ($1::float8 is null or c.last_at >= to_timestamp($1 / 1000.0))
    and ($2::float8 is null or c.started_at < to_timestamp($2 / 1000.0))
    and ($3::uuid is null or c.site = $3)
    and ($4::uuid is null or c.visitor = $4)
    and ($5::uuid is null or c.chat in (select p.chat from history.people p where p.operator = $5))
    and ($6::text is null or c.status = $6 or c.ending = $6)
    and ($7 = '' or c.chat in (
      select w.chat from history.words w where to_tsvector('simple', w.text) @@ websearch_to_tsquery('simple', $7)))
    and ($8 = '' or strpos(lower(c.name), lower($8)) > 0 or strpos(lower(c.email), lower($8)) > 0 or c.number = $9
      or c.chat in (select p.chat from history.people p where p.operator = any($10::uuid[])))
    and ($11::float8 is null or (c.started_at, c.chat) < (to_timestamp($11 / 1000.0), $12::uuid))
  order by c.started_at desc, c.chat desc limit ${foundAtOnce}`;

/** The chats that are like this, newest first. */
export async function searchHistory(pool: pg.Pool, sought: Sought): Promise<FoundChat[]> {
  const { from, to, site, visitor, operator, status, words, person, number, operators, before } = sought;
  const { rows } = await pool.query<FoundChat>(search, [
    ...[from, to, site, visitor, operator, status, words, person, number, operators],
    ...[before?.startedAt ?? null, before?.chat ?? null],
  ]);
  return rows;
}
