import { join } from 'node:path';
import type { Config } from './platform/config';
import { type Connections, epochOf, openConnections } from './platform/connections';
import { withOwner } from './platform/database';
import { ErasedKeys } from './platform/erased-keys';
import { checkDurability } from './platform/durability';
import { startLocalPostgres } from './platform/local-postgres';
import type { Logging } from './platform/logging';
import { readMasterKey, readSealKey } from './platform/master-key';
import { migrateAll } from './platform/migrate';
import { projectRoot } from './platform/project-root';
import { StartRefusal } from './platform/start-refusal';

/** PostgreSQL, migrated and checked, and everything that is held open to it. */
export interface Foundations {
  readonly ownerUrl: string;
  readonly connections: Connections;
  readonly masterKey: Buffer;
  readonly sealKey: Buffer;
  readonly epoch: string;
  readonly erasedKeys: ErasedKeys;
  close(): Promise<void>;
}

/** How often partitions of the log are made ahead; one holds 16 million facts. */
const partitionsEvery = 3_600_000;

export async function layFoundations(config: Config, logging: Logging): Promise<Foundations> {
  const postgres = config.databaseUrl === null ? await startLocal(config, logging) : null;
  try {
    const ownerUrl = postgres?.url ?? config.databaseUrl ?? '';
    await reachable(ownerUrl);
    await checkDurability(ownerUrl, config.relaxedDurability);
    const keysUrl = await migrateAll(ownerUrl, config.keysDatabaseUrl, join(projectRoot(), 'migrations'));
    const masterKey = readMasterKey(config.dataDir, config.masterKey, await anyKeys(keysUrl));
    const sealKey = readSealKey(config.dataDir, config.sealKey);
    const connections = openConnections(ownerUrl, keysUrl, (error) =>
      logging.error('a connection to PostgreSQL broke', error),
    );
    const erasedKeys = new ErasedKeys(config.sealDir);
    const makePartitions = (): Promise<unknown> => withOwner(ownerUrl, (c) => c.query('select log.make_partitions()'));
    await makePartitions();
    const timer = setInterval(
      () => void makePartitions().catch((error) => logging.error('no partition was made ahead', error)),
      partitionsEvery,
    ).unref();
    const close = async (): Promise<void> => {
      clearInterval(timer);
      await connections.close();
      await postgres?.stop();
    };
    return { ownerUrl, connections, masterKey, sealKey, epoch: await epochOf(ownerUrl), erasedKeys, close };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function startLocal(config: Config, logging: Logging): ReturnType<typeof startLocalPostgres> {
  return startLocalPostgres(
    join(config.dataDir, 'postgres'),
    {},
    {
      onDown: () => logging.warn('PostgreSQL is gone; starting it again'),
      onBack: () => logging.info('PostgreSQL is back'),
    },
  );
}

async function reachable(url: string): Promise<void> {
  await withOwner(url, () => Promise.resolve()).catch((error: Error) => {
    throw new StartRefusal(`The database of DATABASE_URL cannot be reached: ${error.message}.`);
  });
}

async function anyKeys(keysUrl: string): Promise<boolean> {
  return withOwner(keysUrl, async (client) => {
    const { rows } = await client.query<{ any: boolean }>('select exists (select from keys.person_keys) as any');
    return rows[0]?.any ?? false;
  });
}
