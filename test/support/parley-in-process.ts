import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startParley, type Parley, type ParleyOptions } from '../../apps/server/src/parley';
import { readConfig } from '../../apps/server/src/platform/config';
import { createLogger, Logging } from '../../apps/server/src/platform/logging';
import { freshDatabase, type FreshDatabase } from './database';
import { Office } from './office';

const unlimited = { burst: 1e9, every: 1 };
export const noLimits = {
  visitor: unlimited,
  operator: unlimited,
  reading: unlimited,
  signal: unlimited,
  history: unlimited,
  export: unlimited,
  arrival: unlimited,
};

export interface TestOptions extends ParleyOptions {
  /** On what another Parley has left. */
  readonly database?: FreshDatabase;
  readonly masterKey?: string;
  readonly sealDir?: string;
}

export interface TestParley {
  readonly database: FreshDatabase;
  readonly nodes: readonly Parley[];
  /** Speaks with the first node. */
  readonly office: Office;
  /** What was logged as an error, as text. */
  readonly errors: string[];
  readonly sealDir: string;
  readonly masterKey: string;
  /** Everything that was logged, from the level info on. */
  readonly lines: string[];
  /** Ends the nodes and leaves the databases. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** One or more nodes in this process, on a database of their own. */
export async function parleyInProcess(
  nodes = 1,
  options: TestOptions = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestParley> {
  const database = options.database ?? (await freshDatabase());
  const errors: string[] = [];
  const lines: string[] = [];
  const logging = new Logging(createLogger('info', { write: (line: string) => void keep(line, lines, errors) }));
  const masterKey = options.masterKey ?? randomBytes(32).toString('hex');
  const sealDir = options.sealDir ?? (await mkdtemp(join(tmpdir(), 'parley-seals-')));
  const config = readConfig({
    PARLEY_SEAL_KEY: masterKey,
    PORT: '0',
    DATABASE_URL: database.ownerUrl,
    KEYS_DATABASE_URL: database.keysUrl,
    PARLEY_MASTER_KEY: masterKey,
    PARLEY_RELAXED_DURABILITY: '1',
    SEAL_DIR: sealDir,
    PARLEY_DATA_DIR: sealDir,
    ...environment,
  });
  const running: Parley[] = [];
  for (let i = 0; i < nodes; i++) running.push(await startParley(config, logging, { rates: noLimits, ...options }));
  const ports = running.map(({ port }) => port);
  const office = new Office(ports);
  const stop = async (): Promise<void> => {
    office.close();
    for (const node of running.splice(0)) await node.close();
  };
  return {
    ...{ database, nodes: running, office, errors, lines, sealDir, masterKey, stop },
    close: async () => {
      await stop();
      await database.drop();
      await rm(sealDir, { recursive: true, force: true });
    },
  };
}

function keep(line: string, lines: string[], errors: string[]): void {
  lines.push(line);
  if ((JSON.parse(line) as { level: number }).level >= 50) errors.push(line);
}
