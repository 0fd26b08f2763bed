import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { startParley as Start } from '../../../apps/server/src/parley';
import type { readConfig as Read } from '../../../apps/server/src/platform/config';
import type * as Logs from '../../../apps/server/src/platform/logging';

const built = (path: string): string => pathToFileURL(join(process.cwd(), 'dist/server/apps/server/src', path)).href;
const unlimited = { burst: 1e9, every: 1 };

/** The built server with an embedded, durable PostgreSQL; only the limits on how much one person may send are off. */
export async function serveParley(): Promise<{ port: number; close: () => Promise<void> }> {
  const { startParley } = (await import(built('parley.js'))) as { startParley: typeof Start };
  const { readConfig } = (await import(built('platform/config.js'))) as { readConfig: typeof Read };
  const { createLogger, Logging } = (await import(built('platform/logging.js'))) as typeof Logs;
  const folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
  await chmod(folder, 0o711);
  const config = readConfig({ PORT: '0', PARLEY_DATA_DIR: join(folder, 'data') });
  const rates = {
    visitor: unlimited,
    operator: unlimited,
    reading: unlimited,
    signal: unlimited,
    history: unlimited,
    export: unlimited,
    arrival: unlimited,
  };
  return startParley(config, new Logging(createLogger('warn')), { rates });
}
