import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres, type LocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { sweepAbandoned } from './abandoned';

declare global {
  var testPostgres: { server: LocalPostgres; folder: string; ownFiles: string } | undefined;
}

/** For tests of rules only: nothing here has to outlive a crash. */
const relaxed = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** What a newcomer's own Parley keeps in this folder; no test may write there. */
export function ownFiles(): string {
  const folder = join(import.meta.dirname, '../../.parley');
  return existsSync(folder) ? readdirSync(folder).sort().join() : '';
}

/** One PostgreSQL for the run, with the migrated databases that every test clones. */
export default async function setup(): Promise<void> {
  await sweepAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `parley-test-${process.pid}-`));
  // Under root PostgreSQL runs as an ordinary user, who has to reach its folder
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'), relaxed);
  globalThis.testPostgres = { server, folder, ownFiles: ownFiles() };
  await migrateAll(server.url, null, join(import.meta.dirname, '../../migrations'));
  process.env['PARLEY_TEST_POSTGRES'] = server.url;
}
