import type pg from 'pg';

/** What a `VisitorErasureRequested` asks for, and where it stands. */
export interface Request {
  readonly position: number;
  readonly eventId: string;
  readonly correlationId: string;
  readonly visitor: string;
  readonly chats: readonly string[];
}

interface RequestRow {
  readonly position: number;
  readonly event_id: string;
  readonly correlation_id: string;
  readonly data: { readonly visitor: string; readonly chats: string[] };
}

const head = 'select coalesce(max(position), 0)::float8 as position from log.events where lane = 0';
const nextRequest = `select position::float8 as position, event_id, correlation_id, data from log.events
  where lane = 0 and position > $1 and position <= $2 and type = 'VisitorErasureRequested' order by position limit 1`;
const sealed = `select count(*)::int as facts from log.events
  where lane = 0 and stream_id = any($1) and key_ref = $2`;
/** Known to the log, which yet says nothing of their erasure. */
const unasked = `select p as visitor from unnest($1::uuid[]) p
  where exists (select from log.streams s where s.lane = 0 and s.stream_id = p and s.kind = 3)
    and not exists (select from log.events e where e.lane = 0 and e.stream_id = p and e.type = 'VisitorErasureRequested')`;

/** What erasures read of the log, and their checkpoint. Only clear fields: nothing is unsealed for it. */
export class ErasureRows {
  constructor(private readonly pool: pg.Pool) {}

  async position(): Promise<number> {
    return this.one(`select position::float8 as position from history.checkpoint where name = 'erasures'`, []);
  }

  /** The first request after `from`; null when there is none up to `head`. */
  async next(from: number): Promise<{ request: Request | null; head: number }> {
    const to = await this.one(head, []);
    const { rows } = await this.pool.query<RequestRow>(nextRequest, [from, to]);
    const [row] = rows;
    if (!row) return { request: null, head: to };
    const { position, event_id: eventId, correlation_id: correlationId, data } = row;
    return { request: { position, eventId, correlationId, ...data }, head: to };
  }

  /** False when another node was faster. */
  async move(from: number, to: number): Promise<boolean> {
    const move = `update history.checkpoint set position = $2 where name = 'erasures' and position = $1`;
    return (await this.pool.query(move, [from, to])).rowCount === 1;
  }

  /** How many facts of these streams are sealed with the key. */
  async sealedFacts(streams: readonly string[], key: string): Promise<number> {
    const { rows } = await this.pool.query<{ facts: number }>(sealed, [streams, key]);
    return rows[0]?.facts ?? 0;
  }

  async unasked(visitors: readonly string[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ visitor: string }>(unasked, [visitors]);
    return rows.map(({ visitor }) => visitor);
  }

  private async one(text: string, values: unknown[]): Promise<number> {
    return (await this.pool.query<{ position: number }>(text, values)).rows[0]?.position ?? 0;
  }
}
