import { int2Array, int4Array, int8Array, jsonArray, textArray, uuidArray } from '#libs/event-store';
import type pg from 'pg';
import { type FeedId, feedKinds, kindCode, RowChange } from './feeds';
import { viewTables, type NoteTable, noteTables } from './view-tables';
import { beforeSql, itemTables, purgeSql, resumeSql, stateTables, writeSql } from './view-sql';

/** What one write carries: the newest version of each row, note and head that changed. */
export interface ViewBatch {
  readonly from: number;
  readonly to: number;
  readonly heads: Map<string, { feed: FeedId; seq: number }>;
  readonly rows: Map<string, { feed: FeedId; rows: Map<string, RowChange> }>;
  readonly notes: Record<NoteTable, Map<string, string>>;
  readonly parked: Map<string, { position: number; reason: string }>;
}

export interface Asked {
  readonly feed: FeedId;
  readonly since: number;
  readonly fresh: boolean;
}
export interface Found {
  head: number;
  floor: number;
  rows: RowChange[];
}

interface Columns {
  readonly feeds: string[];
  readonly keys: string[];
  readonly seqs: number[];
  readonly bodies: (string | null)[];
}

interface Line {
  at: number;
  head: number;
  floor: number;
  key: string | null;
  seq: number;
  gone: boolean;
  body: object | null;
}

/** Reads and writes the tables of one set of views. */
export class ViewStore {
  private readonly sql: { write: string; resume: string };

  constructor(
    private readonly pool: pg.Pool,
    readonly schema = 'view',
  ) {
    this.sql = { write: writeSql(schema), resume: resumeSql(schema) };
  }

  async position(): Promise<number> {
    const { rows } = await this.pool.query<{ position: number }>(
      `select position::float8 as position from ${this.schema}.checkpoint where name = 'live'`,
    );
    return rows[0]?.position ?? 0;
  }

  /** Changes when the views were replaced by rebuilt ones that differ. */
  async life(): Promise<number> {
    const { rows } = await this.pool.query<{ life: number }>(
      `select life from ${this.schema}.checkpoint where name = 'live'`,
    );
    return rows[0]?.life ?? 0;
  }

  /** False: another projector has moved the checkpoint, or the views have another life, and nothing was written. */
  async write(batch: ViewBatch, life: number): Promise<boolean> {
    const heads = [...batch.heads.values()];
    const parked = [...batch.parked.values()];
    const values: unknown[] = [
      batch.from,
      batch.to,
      int2Array(heads.map((h) => kindCode(h.feed.kind))),
      uuidArray(heads.map((h) => h.feed.id)),
      int8Array(heads.map((h) => h.seq)),
      ...noteTables.flatMap((t) => [uuidArray([...batch.notes[t].keys()]), jsonArray([...batch.notes[t].values()])]),
      ...this.rowColumns(batch),
      uuidArray([...batch.parked.keys()]),
      int8Array(parked.map((one) => one.position)),
      textArray(parked.map((one) => one.reason.slice(0, 2000))),
      life,
    ];
    const { rows } = await this.pool.query<{ written: number }>({
      name: `views-${this.schema}`,
      text: this.sql.write,
      values,
    });
    return rows[0]?.written === 1;
  }

  async parked(): Promise<string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(`select stream from ${this.schema}.parked`);
    return rows.map((row) => row.stream);
  }

  /** Takes away what no resume needs any more, by number and never by the clock, so that a rebuild ends alike. */
  async purge(): Promise<void> {
    await this.pool.query(purgeSql(this.schema));
  }

  /** Of each table four columns, in PostgreSQL's own form: as text each JSON would be escaped and parsed once more. */
  private rowColumns(batch: ViewBatch): Buffer[] {
    const tables = new Map<string, Columns>();
    for (const table of [...itemTables, ...stateTables])
      tables.set(table, { feeds: [], keys: [], seqs: [], bodies: [] });
    for (const { feed, rows } of batch.rows.values()) {
      const { items, states } = viewTables[feed.kind];
      for (const change of rows.values()) {
        const into = tables.get(items !== null && isPlace(change.key) ? items : states);
        into?.feeds.push(feed.id);
        into?.keys.push(change.key);
        into?.seqs.push(change.seq);
        into?.bodies.push(change.row === null ? null : change.json);
      }
    }
    return [...tables].flatMap(([table, { feeds, keys, seqs, bodies }]) => {
      const named = itemTables.includes(table) ? int4Array(keys.map(Number)) : textArray(keys);
      return [uuidArray(feeds), named, int8Array(seqs), jsonArray(bodies)];
    });
  }

  /** In the order asked. */
  async resume(asked: readonly Asked[]): Promise<Found[]> {
    const { rows } = await this.pool.query<Line>({
      name: `resume-${this.schema}`,
      text: this.sql.resume,
      values: [
        asked.map((a) => kindCode(a.feed.kind)),
        asked.map((a) => a.feed.id),
        asked.map((a) => a.since),
        asked.map((a) => a.fresh),
      ],
    });
    const found: Found[] = asked.map(() => ({ head: 0, floor: 0, rows: [] }));
    for (const line of rows) {
      const one = found[line.at];
      if (!one) continue;
      one.head = line.head;
      one.floor = line.floor;
      if (line.key !== null) one.rows.push(new RowChange(line.key, line.seq, line.gone ? null : line.body));
    }
    return found;
  }

  async before(feed: FeedId, place: number, most: number): Promise<RowChange[]> {
    const { items } = viewTables[feed.kind];
    if (items === null) return [];
    const { rows } = await this.pool.query<Line>(beforeSql(this.schema, items), [feed.id, place, most]);
    return rows.reverse().map((r) => new RowChange(r.key ?? '', r.seq, r.gone ? null : r.body));
  }

  /** Every row of a thread that is not gone. */
  async rowsOf({ kind, id }: FeedId): Promise<RowChange[]> {
    const { items, states } = viewTables[kind];
    const from = (table: string, key: string): string =>
      `select ${key} as key, seq::float8 as seq, body from ${this.schema}.${table} where feed = $1 and not gone`;
    const both = [...(items ? [from(items, 'n::text')] : []), from(states, 'key')].join(' union all ');
    const { rows } = await this.pool.query<Line>(both, [id]);
    return rows.map((row) => new RowChange(row.key ?? '', row.seq, row.body));
  }

  async notes<T>(table: NoteTable, keys?: readonly string[]): Promise<Map<string, T>> {
    const { rows } = await this.pool.query<{ key: string; body: T }>(
      `select key, body from ${this.schema}.${table} where $1::uuid[] is null or key = any($1)`,
      [keys ?? null],
    );
    return new Map(rows.map((r) => [r.key, r.body]));
  }

  async heads(feeds: readonly FeedId[] | 'all-but-threads'): Promise<{ feed: FeedId; seq: number }[]> {
    const all = feeds === 'all-but-threads';
    const { rows } = await this.pool.query<{ kind: number; feed: string; seq: number }>(
      all
        ? `select kind, feed, seq::float8 as seq from ${this.schema}.heads where kind > 2`
        : `select h.kind, h.feed, h.seq::float8 as seq from unnest($1::smallint[], $2::uuid[]) f(kind, feed)
           join ${this.schema}.heads h using (kind, feed)`,
      all ? [] : [feeds.map((f) => kindCode(f.kind)), feeds.map((f) => f.id)],
    );
    return rows.flatMap((r) => {
      const kind = feedKinds[r.kind - 1];
      return kind ? [{ feed: { kind, id: r.feed }, seq: r.seq }] : [];
    });
  }
}

export function isPlace(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57;
}
