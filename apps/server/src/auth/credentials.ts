import type { ClientBase, Pool } from 'pg';
import { Rejection } from '#libs/domain';

export interface Credential {
  readonly operator: string;
  readonly email: string;
  readonly hash: string;
  /** `default`: issued by Parley, to be replaced before anything else. */
  readonly state: 'default' | 'own';
  /** Milliseconds on the database's clock; negative when the default has run out. */
  readonly defaultLeft: number | null;
  readonly failures: number;
  readonly disabled: boolean;
}

const columns = `operator, email, hash, state, failures, disabled,
  (extract(epoch from default_expires_at - clock_timestamp()) * 1000)::float8 as "defaultLeft"`;

const issue = `update auth.credentials
  set hash = $2, state = 'default', default_expires_at = to_timestamp($3::float8 / 1000), failures = 0
  where operator = $1`;
const create = `insert into auth.credentials (operator, email, hash, state, default_expires_at)
  values ($1, $2, '', 'default', '-infinity') on conflict (email) do nothing`;
/** Only when nobody was faster: two browsers that race for the first change have one winner. */
const replace = `update auth.credentials set hash = $3, state = 'own', default_expires_at = null, failures = 0
  where operator = $1 and hash = $2 and not disabled`;

/** As an e-mail is looked up. */
export function lookedUp(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** The rows of `auth.credentials`. Whatever changes with a fact takes the client of the transaction that appends it. */
export class Credentials {
  constructor(private readonly pool: Pool) {}

  async byEmail(email: string): Promise<Credential | null> {
    return this.one('email = $1', lookedUp(email));
  }

  async byOperator(operator: string): Promise<Credential | null> {
    return this.one('operator = $1', operator);
  }

  /** One more wrong password in a row; tells how many there are. */
  async failed(operator: string): Promise<number> {
    const { rows } = await this.pool.query<{ failures: number }>(
      'update auth.credentials set failures = failures + 1 where operator = $1 returning failures',
      [operator],
    );
    return rows[0]?.failures ?? 0;
  }

  async succeeded(operator: string): Promise<void> {
    await this.pool.query('update auth.credentials set failures = 0 where operator = $1 and failures > 0', [operator]);
  }

  /** The same password under today's cost. */
  async rehash(operator: string, before: string, hash: string): Promise<void> {
    await this.pool.query('update auth.credentials set hash = $3 where operator = $1 and hash = $2', [
      operator,
      before,
      hash,
    ]);
  }

  async create(client: ClientBase, operator: string, email: string): Promise<void> {
    const { rowCount } = await client.query(create, [operator, lookedUp(email)]);
    // Two spellings that the rule took for two people may be looked up alike
    if (rowCount === 0) throw new Rejection('CONFLICT', { why: 'email-taken' }, 'email');
  }

  async issueDefault(client: ClientBase, operator: string, hash: string, expiresAt: number): Promise<void> {
    await client.query(issue, [operator, hash, expiresAt]);
  }

  /** False when the password is no longer the one that was shown. */
  async replace(client: ClientBase, operator: string, before: string, hash: string): Promise<boolean> {
    return (await client.query(replace, [operator, before, hash])).rowCount === 1;
  }

  async setDisabled(client: ClientBase, operator: string, disabled: boolean): Promise<void> {
    await client.query('update auth.credentials set disabled = $2, failures = 0 where operator = $1', [
      operator,
      disabled,
    ]);
  }

  private async one(where: string, value: string): Promise<Credential | null> {
    const { rows } = await this.pool.query<Credential>(`select ${columns} from auth.credentials where ${where}`, [
      value,
    ]);
    return rows[0] ?? null;
  }
}
