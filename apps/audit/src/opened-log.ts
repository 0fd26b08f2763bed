import { join } from 'node:path';
import type pg from 'pg';
import { type Config, readConfig } from '../../server/src/platform/config';
import { createPool } from '../../server/src/platform/database';
import { environment } from '../../server/src/platform/environment';
import { startLocalPostgres } from '../../server/src/platform/local-postgres';

export interface OpenedLog {
  readonly config: Config;
  readonly pool: pg.Pool;
  /** The last position; 0 when the log is empty. */
  readonly head: number;
}

const lastPosition = 'select position from log.events where lane = 0 order by position desc limit 1';

/** The log as the settings of the server say, whether the server runs or not. */
export async function withLog<T>(work: (log: OpenedLog) => Promise<T>): Promise<T> {
  const config = readConfig(environment());
  const local = config.databaseUrl === null ? await startLocalPostgres(join(config.dataDir, 'postgres')) : null;
  const url = local?.url ?? config.databaseUrl ?? '';
  const pool = createPool(url, { name: 'audit', max: 2, role: 'parley_app', statementTimeout: 0 });
  try {
    const { rows } = await pool.query<{ position: string }>(lastPosition);
    return await work({ config, pool, head: Number(rows[0]?.position ?? 0) });
  } finally {
    await pool.end();
    await local?.stop();
  }
}
