import type pg from 'pg';
import type { Reader } from './feed-socket';

/** Which sockets of a person live, on all nodes. */
export class PresenceTable {
  constructor(
    private readonly pool: pg.Pool,
    private readonly node: string,
  ) {}

  async beat(): Promise<void> {
    await this.pool.query(
      `insert into presence.nodes (node) values ($1) on conflict (node) do update set beat_at = clock_timestamp()`,
      [this.node],
    );
  }

  /** True when it is the first one. */
  async add(reader: Reader, socket: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ others: number }>(
      `with added as (insert into presence.sockets (socket, node, actor_kind, actor) values ($1, $2, $3, $4))
       select count(*)::int as others from presence.sockets where actor = $4`,
      [socket, this.node, kindOf(reader), reader.id],
    );
    return rows[0]?.others === 0;
  }

  /** True when none is left. */
  async remove(reader: Reader, socket: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ others: number }>(
      `with removed as (delete from presence.sockets where socket = $1)
       select count(*)::int as others from presence.sockets where actor = $2 and socket <> $1`,
      [socket, reader.id],
    );
    return rows[0]?.others === 0;
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

  /** Takes the sockets of nodes that fell silent, and answers whose last ones they were. */
  async sweep(silentFor: number): Promise<Reader[]> {
    const { rows } = await this.pool.query<{ actor: string; actor_kind: number }>(
      `with silent as (
         delete from presence.nodes where beat_at < clock_timestamp() - $1::int * interval '1 millisecond' returning node
       ), gone as (
         delete from presence.sockets s
         where s.node in (select node from silent) or not exists (select from presence.nodes n where n.node = s.node)
         returning s.socket, s.actor, s.actor_kind
       )
       select distinct actor, actor_kind from gone g where not exists (
         select from presence.sockets s where s.actor = g.actor and s.socket not in (select socket from gone))`,
      [silentFor],
    );
    return rows.map(({ actor, actor_kind }) => ({ kind: actor_kind === 1 ? 'visitor' : 'operator', id: actor }));
  }

  /** This node stops; its sockets are swept by the next one that looks. */
  async leave(): Promise<void> {
    await this.pool.query('delete from presence.nodes where node = $1', [this.node]);
  }
}

function kindOf(reader: Reader): number {
  return reader.kind === 'visitor' ? 1 : 2;
}
