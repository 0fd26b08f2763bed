import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** The two roles that the pools take on; the login behind them owns the schema. */
export type DatabaseRole = 'parley_app' | 'parley_auditor';

export interface PoolSettings {
  /** Shown in pg_stat_activity as `parley <name>`. */
  readonly name: string;
  readonly max: number;
  readonly role?: DatabaseRole;
  /** Milliseconds. */
  readonly statementTimeout?: number;
  /** Further settings of each connection, such as `synchronous_commit: 'off'` for what can be made again. */
  readonly session?: Readonly<Record<string, string>>;
  /** Told of a connection that broke while nobody used it. */
  readonly onBroken?: (error: Error) => void;
}

/** Milliseconds: longer than a restart of the embedded PostgreSQL, shorter than a person's patience. */
const connectionTimeout = 5_000;

function startOptions(settings: PoolSettings): string {
  const role = settings.role ? [`-c role=${settings.role}`] : [];
  const session = Object.entries(settings.session ?? {}).map(([name, value]) => `-c ${name}=${value}`);
  return [...role, ...session, '-c idle_in_transaction_session_timeout=30000', '-c timezone=UTC'].join(' ');
}

/** Without a listener for 'error' a PostgreSQL that stops would end this process. */
export function createPool(url: string, settings: PoolSettings): pg.Pool {
  const onBroken = settings.onBroken ?? (() => undefined);
  const pool = new pg.Pool({
    connectionString: url,
    max: settings.max,
    application_name: `parley ${settings.name}`,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: settings.statementTimeout ?? 15_000,
    options: startOptions(settings),
  });
  pool.on('error', onBroken);
  // A connection that breaks while it is checked out tells its owner by the failed query; this only keeps the process up.
  pool.on('connect', (client) => client.on('error', onBroken));
  return pool;
}

export function createDatabase<T>(pool: pg.Pool): Kysely<T> {
  return new Kysely<T>({ dialect: new PostgresDialect({ pool }) });
}

/** One connection as the owner for the time of a work, such as that around a start. */
export async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>, name = 'start'): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `parley ${name}`,
    keepAlive: true,
    connectionTimeoutMillis: connectionTimeout,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
