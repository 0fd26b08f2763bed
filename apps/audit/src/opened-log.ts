import { join } from 'node:path';
import type pg from 'pg';
import { type Config, readConfig } from '../../server/src/platform/config';
import { createPool, type DatabaseRole } from '../../server/src/platform/database';
import { environment } from '../../server/src/platform/environment';
import { startLocalPostgres } from '../../server/src/platform/local-postgres';

export interface OpenedLog {
  readonly config: Config;
  /** Of the owner of the database. */
  readonly url: string;
  readonly pool: pg.Pool;
  /** The last position; 0 when the log is empty. */
  readonly head: number;
}

const lastPosition = 'select position from log.events where lane = 0 order by position desc limit 1';

/** The log as the settings of the server say, whether the server runs or not. */
export const withLog = <T>(work: (log: OpenedLog) => Promise<T>): Promise<T> =>
  opened('parley_app', lastPosition, work);

/** With the role of auditors, who see the views of schema `audit` and nothing else. */
export const withStructure = <T>(work: (log: OpenedLog) => Promise<T>): Promise<T> =>
  opened('parley_auditor', lastPosition.replace('log.events', 'audit.events'), work);

async function opened<T>(role: DatabaseRole, last: string, work: (log: OpenedLog) => Promise<T>): Promise<T> {
  const config = readConfig(environment());
  const local = config.databaseUrl === null ? await startLocalPostgres(join(config.dataDir, 'postgres')) : null;
  const url = local?.url ?? config.databaseUrl ?? '';
  const pool = createPool(url, { name: 'audit', max: 2, role, statementTimeout: 0 });
  try {
    const { rows } = await pool.query<{ position: string }>(last);
    return await work({ config, url, pool, head: Number(rows[0]?.position ?? 0) });
  } finally {
    await pool.end();
    await local?.stop();
  }
}
