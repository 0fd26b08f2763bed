import type pg from 'pg';
import type { Reader } from './feed-socket';

/** Somebody came or went, and it is no fact yet. `change` names this coming or going. */
export interface Unrecorded {
  readonly reader: Reader;
  readonly present: boolean;
  readonly change: string;
  /** Milliseconds. */
  readonly since: number;
}

/** Which sockets of a person live, on all nodes; and whose coming or going still has to be recorded. */
export class PresenceTable {
  private hasBeaten = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly node: string,
  ) {}

  /** False when others took this node for dead: its sockets are gone from the table. */
  async beat(): Promise<boolean> {
    const { rows } = await this.pool.query<{ fresh: boolean }>(
      `insert into presence.nodes (node) values ($1) on conflict (node) do update set beat_at = clock_timestamp()
       returning xmax = 0 as fresh`,
      [this.node],
    );
    const wasDead = this.hasBeaten && rows[0]?.fresh === true;
    this.hasBeaten = true;
    return !wasDead;
  }

  /** Something to record when it is the first one; `due` is when it should be recorded by whoever looks. */
  async add(reader: Reader, socket: string, since: number, due: number): Promise<Unrecorded | null> {
    const { rows } = await this.pool.query<{ change: string | null }>(
      'select presence.add_socket($1, $2, $3::smallint, $4, $5, $6) as change',
      [socket, this.node, kindOf(reader), reader.id, Math.floor(since), Math.floor(due)],
    );
    return unrecorded(reader, true, since, rows[0]?.change);
  }

  /** Something to record when none is left. */
  async remove(reader: Reader, socket: string, since: number, due: number): Promise<Unrecorded | null> {
    const { rows } = await this.pool.query<{ change: string | null }>(
      'select presence.remove_socket($1, $2::smallint, $3, $4, $5) as change',
      [socket, kindOf(reader), reader.id, Math.floor(since), Math.floor(due)],
    );
    return unrecorded(reader, false, since, rows[0]?.change);
  }

  /** How many nodes have shown themselves lately, this one too. */
  async nodes(): Promise<number> {
    const { rows } = await this.pool.query<{ nodes: number }>('select count(*)::int as nodes from presence.nodes');
    return rows[0]?.nodes ?? 0;
  }

  async isPresent(actor: string): Promise<boolean> {
    const { rows } = await this.pool.query('select 1 from presence.sockets where actor = $1 limit 1', [actor]);
    return rows.length > 0;
  }

  /** Takes the sockets of nodes that fell silent; whose last ones they were has to be recorded when it is due. */
  async sweep(silentFor: number, since: number, due: number): Promise<void> {
    await this.pool.query('select presence.sweep($1, $2, $3)', [silentFor, Math.floor(since), Math.floor(due)]);
  }

  async due(now: number, most: number): Promise<Unrecorded[]> {
    const { rows } = await this.pool.query<Omit<Unrecorded, 'reader'> & { actor: string; kind: number }>(
      `select actor, actor_kind as kind, present, change, since::float8 as since from presence.unrecorded
       where due_at <= $1 order by due_at, actor limit $2`,
      [Math.floor(now), most],
    );
    return rows.map(({ actor, kind, ...rest }) => ({
      reader: { kind: kind === 1 ? 'visitor' : 'operator', id: actor },
      ...rest,
    }));
  }

  async recorded({ reader, change }: Unrecorded): Promise<void> {
    await this.pool.query('delete from presence.unrecorded where actor = $1 and change = $2', [reader.id, change]);
  }

  async later({ reader, change }: Unrecorded, due: number): Promise<void> {
    await this.pool.query('update presence.unrecorded set due_at = $3 where actor = $1 and change = $2', [
      reader.id,
      change,
      Math.floor(due),
    ]);
  }

  /** This node stops; its sockets are swept by the next one that looks. */
  async leave(): Promise<void> {
    await this.pool.query('delete from presence.nodes where node = $1', [this.node]);
  }
}

function kindOf(reader: Reader): number {
  return reader.kind === 'visitor' ? 1 : 2;
}

function unrecorded(
  reader: Reader,
  present: boolean,
  since: number,
  change: string | null | undefined,
): Unrecorded | null {
  return change === null || change === undefined ? null : { reader, present, change, since };
}
