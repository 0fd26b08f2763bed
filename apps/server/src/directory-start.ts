import { settingsStream, staffStream } from '#libs/domain';
import type pg from 'pg';
import type { Directory } from './directory';
import type { Log } from './log';

const operatorKind = 5;
const siteKind = 6;

/** Folds staff, settings, sites and operators' presence as the log has them, before anything is served. */
export async function fillDirectory(directory: Directory, log: Log, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ stream_id: string }>(
    'select stream_id from log.streams where lane = 0 and kind = any($1::smallint[])',
    [[operatorKind, siteKind]],
  );
  for (const stream of [staffStream.id, settingsStream.id, ...rows.map((row) => row.stream_id)])
    directory.take(await log.recorded(stream));
}
