import { createHash } from 'node:crypto';
import pg from 'pg';
import { createPool, withOwner } from './database';

/** Everything that this node holds open to PostgreSQL. */
export interface Connections {
  readonly app: pg.Pool;
  /** For the views: what a crash loses here is folded again from the log. */
  readonly views: pg.Pool;
  readonly keys: pg.Pool;
  /** A connection of one's own with the role of the application. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

export function openConnections(url: string, keysUrl: string, onBroken: (error: Error) => void): Connections {
  const role = 'parley_app' as const;
  const app = createPool(url, { name: 'app', max: 8, role, onBroken });
  const views = createPool(url, { name: 'views', max: 4, role, onBroken, session: { synchronous_commit: 'off' } });
  const keys = createPool(keysUrl, { name: 'keys', max: 3, onBroken });
  return {
    app,
    views,
    keys,
    connect: async () => {
      const client = new pg.Client({
        connectionString: url,
        application_name: 'parley log',
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
        options: '-c role=parley_app',
      });
      client.on('error', onBroken);
      await client.connect();
      return client;
    },
    close: async () => {
      await Promise.all([app.end(), views.end(), keys.end()]);
    },
  };
}

/** Which shape the views have; another one makes every browser start from a snapshot. */
const viewSet = 2;

/**
 * Names this life of the database: another after a restore, a promotion or a change of the views. Browsers get the hash
 * and drop what they hold when it changes.
 */
export async function epochOf(ownerUrl: string): Promise<string> {
  const identity = await withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ identity: string }>(
      `select system_identifier || ':' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || ':' || current_database()
         as identity from pg_control_system()`,
    );
    return rows[0]?.identity ?? '';
  });
  return createHash('sha256').update(`${identity}:${viewSet}`).digest('base64url').slice(0, 22);
}
