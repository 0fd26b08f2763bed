import type { ClientBase, Pool } from 'pg';
import { hashOfSecret } from './session-cookie';

export interface SessionRow {
  readonly id: string;
  readonly operator: string;
  /** The account still has its start password. */
  readonly restricted: boolean;
}
export interface Device {
  readonly id: string;
  readonly agent: string;
  readonly seenAt: number;
}

/** Idle for 30 minutes or past the absolute end, or the account is disabled: then it is none. */
const alive = `s.expires_at > now() and s.seen_at > now() - interval '30 minutes' and not c.disabled`;
const from = `from auth.sessions s join auth.credentials c using (operator) where ${alive}`;
const columns = `s.id, s.operator, c.state = 'default' as restricted`;

/** A session that only opens the password change is short: 15 minutes. */
const insert = `insert into auth.sessions (id, id_hash, operator, kind, agent, expires_at)
  values ($1, $2, $3, $4, $5, now() + case $4 when 'full' then interval '12 hours' else interval '15 minutes' end)`;
/** Rows are rewritten at most once a minute. */
const touch = `update auth.sessions set seen_at = now() where id = $1 and seen_at < now() - interval '1 minute'`;
const list = `select s.id, s.agent, (extract(epoch from s.seen_at) * 1000)::float8 as "seenAt" ${from} and s.operator = $1
  order by s.seen_at desc`;
const living = `select s.id ${from} and s.id = any($1)`;
const sweep = `delete from auth.sessions where expires_at < now() or seen_at < now() - interval '30 minutes'`;

export interface NewSession {
  readonly id: string;
  readonly secret: string;
  readonly operator: string;
  readonly restricted: boolean;
  readonly agent: string;
}

/** The rows of `auth.sessions`. */
export class SessionRows {
  constructor(private readonly pool: Pool) {}

  async bySecret(secret: string): Promise<SessionRow | null> {
    const { rows } = await this.pool.query<SessionRow>(`select ${columns} ${from} and s.id_hash = $1`, [
      hashOfSecret(secret),
    ]);
    return rows[0] ?? null;
  }

  /** Which of these still are. */
  async living(ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.pool.query<{ id: string }>({ name: 'sessions.living', text: living, values: [ids] });
    return new Set(rows.map(({ id }) => id));
  }

  async ofOperator(operator: string): Promise<Device[]> {
    return (await this.pool.query<Device>(list, [operator])).rows;
  }

  async insert(client: ClientBase, { id, secret, operator, restricted, agent }: NewSession): Promise<void> {
    await client.query(insert, [id, hashOfSecret(secret), operator, restricted ? 'restricted' : 'full', agent]);
  }

  async touch(id: string): Promise<void> {
    await this.pool.query(touch, [id]);
  }

  async remove(client: ClientBase, id: string): Promise<void> {
    await client.query('delete from auth.sessions where id = $1', [id]);
  }

  async removeBySecret(secret: string): Promise<void> {
    await this.pool.query('delete from auth.sessions where id_hash = $1', [hashOfSecret(secret)]);
  }

  async removeAll(client: ClientBase, operator: string): Promise<void> {
    await client.query('delete from auth.sessions where operator = $1', [operator]);
  }

  async sweep(): Promise<void> {
    await this.pool.query(sweep);
  }
}
