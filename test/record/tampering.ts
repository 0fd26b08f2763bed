import type pg from 'pg';

/** What the owner of the database can do to the log, with the triggers off. `p` is a position in the middle of it. */
export interface Tampering {
  readonly what: string;
  readonly kind: string;
  readonly sql: (place: Places) => string;
  /** The first position that is not as it should be. */
  readonly at: (place: Places) => number;
}

export interface Places {
  /** Some event in the middle, one with sealed data, the last signed one and the end. */
  readonly middle: number;
  readonly sealed: number;
  readonly head: number;
}

const disable = `do $$ declare t regclass; begin
  for t in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'log' and c.relkind in ('r', 'p') and c.relname like 'events%' loop
    execute format('alter table %s disable trigger user', t); end loop; end $$;`;

/** Gives the rows after a position other ones; in two steps, since no two may have the same on the way. */
const shift = (after: number, by: number): string => `
  update log.events set position = position + 1000000 where position > ${after};
  update log.events set position = position - 1000000 + ${by} where position > 1000000;`;

const change = (position: number): string =>
  `update log.events set data = regexp_replace(data::text, '^\\{("[a-z]*")?', '{"forged":1,\\1')::json
   where position = ${position};`;

/** All hashes from a position on, as if the events had always been like this. */
const recompute = (from: number): string => `
  do $$ declare e record; link bytea := (select hash from log.events where position = ${from} - 1); begin
    for e in select * from log.events where position >= ${from} order by position loop
      link := log.chain_hash(link, e.lane, e.position, (extract(epoch from e.recorded_at) * 1000000)::bigint,
        log.leaf_hash(e.stream_id, e.stream_version, e.event_id, e.type, e.schema_version, e.command_id, e.command_seq,
          e.correlation_id, e.causation_id, e.actor_kind, e.actor_id, e.key_ref,
          (extract(epoch from e.occurred_at) * 1000000)::bigint, e.data::text, e.sealed));
      update log.events set hash = link where position = e.position;
    end loop; end $$;`;

const insert = (position: number): string => `
  insert into log.events select lane, ${position}, gen_random_uuid(), 1, gen_random_uuid(), type, schema_version,
    command_id, command_seq, correlation_id, causation_id, actor_kind, actor_id, key_ref, occurred_at, recorded_at,
    data, sealed, hash from log.events where position = ${position} - 1;`;

const middle = ({ middle }: Places): number => middle;

export const tamperings: readonly Tampering[] = [
  { what: 'one byte of a payload', kind: 'payload changed', at: middle, sql: (p) => change(p.middle) },
  {
    what: 'one byte of sealed data',
    kind: 'sealed data changed',
    at: (p) => p.sealed,
    sql: (p) =>
      `update log.events set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where position = ${p.sealed};`,
  },
  {
    what: 'an actor',
    kind: 'envelope changed',
    at: middle,
    sql: (p) => `update log.events set actor_id = gen_random_uuid() where position = ${p.middle};`,
  },
  { what: 'a deleted row', kind: 'row missing', at: middle, sql: (p) => `delete from log.events where position = ${p.middle};` }, // prettier-ignore
  {
    what: 'a deleted row, the gap closed',
    kind: 'row missing',
    at: middle,
    sql: (p) => `delete from log.events where position = ${p.middle}; ${shift(p.middle, -1)}`,
  },
  { what: 'an inserted row', kind: 'row added', at: middle, sql: (p) => shift(p.middle - 1, 1) + insert(p.middle) },
  {
    what: 'two rows swapped',
    kind: 'row moved',
    at: middle,
    sql: (p) => `
      update log.events set position = 1000000 where position = ${p.middle};
      update log.events set position = ${p.middle} where position = ${p.middle + 3};
      update log.events set position = ${p.middle + 3} where position = 1000000;`,
  },
  {
    what: 'a tail cut before the last signed head',
    kind: 'tail cut',
    at: (p) => p.head - 4,
    sql: (p) => `delete from log.events where position >= ${p.head - 4};`,
  },
  {
    what: 'a payload, and the chain recomputed to the end',
    kind: 'chain recomputed',
    at: middle,
    sql: (p) => change(p.middle) + recompute(p.middle),
  },
  {
    what: 'a deleted row, and the chain recomputed to the end',
    kind: 'chain recomputed',
    at: middle,
    sql: (p) => `delete from log.events where position = ${p.middle}; ${shift(p.middle, -1)} ${recompute(p.middle)}`,
  },
];

/** As the owner, who may switch the triggers off. */
export async function tamper(owner: pg.Client, sql: string): Promise<void> {
  await owner.query(disable);
  await owner.query(sql);
}
