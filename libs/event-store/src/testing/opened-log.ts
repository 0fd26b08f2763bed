import pg from 'pg';
import type { AppenderOptions } from '../appender';
import { PostgresEventStore } from '../postgres-event-store';

export interface OpenedLog {
  readonly store: PostgresEventStore;
  /** Reads, as the application. */
  readonly pool: pg.Pool;
  /** For what only the owner may do, or may not do either. */
  readonly owner: pg.Pool;
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

export async function connectTo(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A log in a database of a test's own. */
export function openLog(urls: { appUrl: string; ownerUrl: string }, options: Partial<AppenderOptions> = {}): OpenedLog {
  const pool = new pg.Pool({ connectionString: urls.appUrl, max: 4 });
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 2 });
  for (const one of [pool, owner]) one.on('error', () => undefined);
  const connect = (): Promise<pg.Client> => connectTo(urls.appUrl);
  const store = new PostgresEventStore({ pool, connect, ...options });
  const close = async (): Promise<void> => {
    await store.close();
    await Promise.all([pool.end(), owner.end()]);
  };
  return { store, pool, owner, connect, close };
}
