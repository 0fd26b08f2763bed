import { LogListener } from '#libs/event-store';
import { Directory } from './directory';
import { destroyAgain } from './erasure/after-a-restore';
import { fillDirectory } from './directory-start';
import type { Foundations } from './foundations';
import { assembleLog, type AssembledLog } from './log-assembly';
import type { Clock } from './platform/clock';
import { uuidv7 } from './platform/ids';
import { Leadership } from './platform/leadership';
import type { Logging } from './platform/logging';
import { ViewStore } from './projections/view-store';
import { Views } from './projections/views';
import { PresenceTable } from './realtime/presence-table';

/** The parts of a node that do not depend on Nest: log, directory, views. */
export interface NodeParts extends AssembledLog {
  readonly directory: Directory;
  readonly views: Views;
  readonly presence: PresenceTable;
  close(): Promise<void>;
}

export async function assembleNode(foundations: Foundations, clock: Clock, logging: Logging): Promise<NodeParts> {
  const { connections, masterKey, ownerUrl, epoch } = foundations;
  const assembled = assembleLog(connections, masterKey);
  await destroyAgain(foundations.erasedKeys, assembled.keys);
  const directory = new Directory();
  await fillDirectory(directory, assembled.log, connections.app);
  directory.onErased((visitor) => {
    assembled.keys.forget(visitor);
    assembled.log.handling.forget();
  });
  const presence = new PresenceTable(connections.app, uuidv7());
  const failed = (error: unknown): void => logging.error('the views fell behind', error);
  const views = new Views({
    log: assembled.log,
    store: new ViewStore(connections.views),
    directory,
    leadership: new Leadership(ownerUrl),
    clock,
    epoch,
    nodes: () => presence.nodes(),
    failed,
  });
  await views.open();
  assembled.log.handling.onRecorded((facts) => views.offer(facts));
  const listener = new LogListener(() => connections.connect());
  listener.onHint((head) => views.hint(head));
  listener.start();
  return {
    ...assembled,
    directory,
    views,
    presence,
    close: async () => {
      await listener.close();
      await assembled.store.close();
      await views.close();
    },
  };
}
