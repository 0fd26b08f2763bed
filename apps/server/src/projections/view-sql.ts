import { feedKinds } from './feeds';
import { firstPage, noteTables, pageSize, viewTables } from './view-tables';

/** Item tables first, then keyed tables: the order of the parameters of `writeSql`. */
export const itemTables = feedKinds.flatMap((kind) => viewTables[kind].items ?? []);
export const stateTables = feedKinds.map((kind) => viewTables[kind].states);

/**
 * One statement writes everything a batch changed. The checkpoint row is the fence: when it does not stand where this
 * projector left it, another projector has taken over and nothing is written; nor is it when the views were rebuilt.
 */
export function writeSql(schema: string): string {
  let at = 5;
  const p = (type: string): string => `$${++at}::${type}[]`;
  const guard = 'where exists (select from fence)';
  const notes = noteTables.map(
    (t) => `${t} as (insert into ${schema}.${t} select * from unnest(${p('uuid')}, ${p('json')}) ${guard}
      on conflict (key) do update set body = excluded.body)`,
  );
  const items = itemTables.map(
    (t) => `${t} as (insert into ${schema}.${t} (feed, n, seq, gone, body)
      select f, n, s, b is null, b from unnest(${p('uuid')}, ${p('int')}, ${p('bigint')}, ${p('json')}) u(f, n, s, b) ${guard}
      on conflict (feed, n) do update set seq = excluded.seq, gone = excluded.gone, body = excluded.body)`,
  );
  const states = stateTables.map(
    (t) => `${t} as (insert into ${schema}.${t} (feed, key, seq, gone, body)
      select f, k, s, b is null, b from unnest(${p('uuid')}, ${p('text')}, ${p('bigint')}, ${p('json')}) u(f, k, s, b) ${guard}
      on conflict (feed, key) do update set seq = excluded.seq, gone = excluded.gone, body = excluded.body)`,
  );
  const parked = `parked as (insert into ${schema}.parked (stream, position, reason)
      select * from unnest(${p('uuid')}, ${p('bigint')}, ${p('text')}) ${guard})`;
  const life = `life = $${++at}`;
  return `with fence as (
      update ${schema}.checkpoint set position = $2 where name = 'live' and position = $1 and ${life} returning 1),
    heads as (insert into ${schema}.heads (kind, feed, seq)
      select * from unnest($3::smallint[], $4::uuid[], $5::bigint[]) ${guard}
      on conflict (kind, feed) do update set seq = excluded.seq),
    ${[...notes, ...items, ...states, parked].join(',\n')}
    select count(*)::int as written from fence`;
}

/**
 * Heads and rows of many feeds from one snapshot. $1 kinds, $2 feeds, $3 since, $4 whether from the start.
 * A page ends with all rows of its last seq, since one fact may write several rows of a feed.
 */
export function resumeSql(schema: string): string {
  const parts = feedKinds.flatMap((kind, i) => {
    const { items, states } = viewTables[kind];
    const from = (t: string, key: string): string =>
      `select ${key} as key, seq, gone, body from ${schema}.${t} where f.kind = ${i + 1} and feed = f.feed`;
    return [
      ...(items
        ? [
            `(${from(items, 'n::text')} and not f.fresh and seq > f.since order by seq fetch first ${pageSize} rows with ties)`,
            `(${from(items, 'n::text')} and f.fresh order by n desc limit ${firstPage})`,
          ]
        : []),
      `(${from(states, 'key')} and not f.fresh and seq > f.since order by seq fetch first ${pageSize} rows with ties)`,
      `(${from(states, 'key')} and f.fresh and not gone)`,
    ];
  });
  return `select f.ord::int - 1 as at, coalesce(h.seq, 0)::float8 as head, coalesce(h.floor, 0)::float8 as floor,
      r.key, r.seq::float8 as seq, r.gone, r.body
    from unnest($1::smallint[], $2::uuid[], $3::bigint[], $4::boolean[]) with ordinality f(kind, feed, since, fresh, ord)
    left join ${schema}.heads h on h.kind = f.kind and h.feed = f.feed
    left join lateral (${parts.join('\nunion all\n')}) r on true
    order by f.ord, r.seq`;
}

/** Rows of a thread before a place, newest first. */
export function beforeSql(schema: string, table: string): string {
  return `select n::text as key, seq::float8 as seq, gone, body from ${schema}.${table}
    where feed = $1 and n < $2 order by n desc limit $3`;
}

/** How many changes of a feed a browser may have missed and still resume; older tombstones are taken away. */
export const resumable = 5000;

export function purgeSql(schema: string): string {
  return feedKinds
    .map((kind, i) => {
      const table = `${schema}.${viewTables[kind].states}`;
      return `with purged as (
          delete from ${table} t using ${schema}.heads h
          where h.kind = ${i + 1} and h.feed = t.feed and t.gone and t.seq <= h.seq - ${resumable} returning h.feed, h.seq)
        update ${schema}.heads h set floor = greatest(h.floor, h.seq - ${resumable})
        where h.kind = ${i + 1} and h.feed in (select feed from purged);`;
    })
    .join('\n');
}
