import { join } from 'node:path';
import type { AssembledLog } from '../../server/src/log-assembly';
import { assembleLog } from '../../server/src/log-assembly';
import { Directory } from '../../server/src/directory';
import { fillDirectory } from '../../server/src/directory-start';
import { type Connections, openConnections } from '../../server/src/platform/connections';
import { readMasterKey } from '../../server/src/platform/master-key';
import { keysDatabaseBeside } from '../../server/src/platform/migrate';
import { Past } from '../../server/src/replay/past';
import { Unusable } from './command';
import { type OpenedLog, withLog } from './opened-log';

/** The log with the keys that open its words: what only the owner of the database and of the master key has. */
export interface OpenedWords extends OpenedLog {
  readonly ownerUrl: string;
  readonly connections: Connections;
  readonly assembled: AssembledLog;
  readonly directory: Directory;
  readonly past: Past;
}

export function withWords<T>(work: (opened: OpenedWords) => Promise<T>): Promise<T> {
  return withLog(async (opened) => {
    if (opened.head === 0) throw new Unusable('the log is empty.');
    const { config, url: ownerUrl } = opened;
    const keysUrl = config.keysDatabaseUrl ?? (await keysDatabaseBeside(ownerUrl));
    // There is a log, so there are keys: a missing master key is not made anew
    const masterKey = readMasterKey(config.dataDir, config.masterKey, true);
    const connections = openConnections(ownerUrl, keysUrl, () => undefined);
    try {
      const assembled = assembleLog(connections, masterKey);
      const directory = new Directory();
      await fillDirectory(directory, assembled.log, connections.app);
      const past = new Past({ store: assembled.store, codec: assembled.log.codec, directory, pool: connections.app });
      return await work({ ...opened, ownerUrl, connections, assembled, directory, past }).finally(() => assembled.store.close()); // prettier-ignore
    } finally {
      await connections.close();
    }
  });
}

/** Where the build put the page of bundles: beside this program. */
export const bundleFrame = join(import.meta.dirname, 'bundle.html');
