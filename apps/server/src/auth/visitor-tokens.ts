import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { uuidv7 } from '../platform/ids';
import { hashOfSecret } from './session-cookie';

const find = `select visitor, site, seen_at < now() - interval '1 hour' as stale from auth.visitor_tokens
  where token_hash = $1 and seen_at > now() - interval '30 days'`;

/** What a browser holds to be the same visitor again: for one site, 256 random bits, good for 30 days without a visit. */
export class VisitorTokens {
  constructor(private readonly pool: Pool) {}

  /** A new visitor. */
  async issue(site: string): Promise<{ token: string; visitor: string }> {
    const token = randomBytes(32).toString('base64url');
    const visitor = uuidv7();
    await this.pool.query('insert into auth.visitor_tokens (token_hash, visitor, site) values ($1, $2, $3)', [
      hashOfSecret(token),
      visitor,
      site,
    ]);
    return { token, visitor };
  }

  async find(token: string): Promise<{ visitor: string; site: string } | null> {
    const hash = hashOfSecret(token);
    const { rows } = await this.pool.query<{ visitor: string; site: string; stale: boolean }>(find, [hash]);
    const [found] = rows;
    if (!found) return null;
    if (found.stale)
      await this.pool.query('update auth.visitor_tokens set seen_at = now() where token_hash = $1', [hash]);
    return { visitor: found.visitor, site: found.site };
  }

  /** The visitor asked to be forgotten, or misused the token. Tells how many there were. */
  async revoke(visitor: string): Promise<number> {
    return (await this.pool.query('delete from auth.visitor_tokens where visitor = $1', [visitor])).rowCount ?? 0;
  }

  /** Takes away those that nobody used for 30 days. */
  async sweep(): Promise<void> {
    await this.pool.query(`delete from auth.visitor_tokens where seen_at < now() - interval '30 days'`);
  }
}
