import type { EventStore } from '#libs/event-store';
import { signerOf } from '#libs/seal-folder';
import type { Foundations } from '../foundations';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import { Leadership } from '../platform/leadership';
import type { Logging } from '../platform/logging';
import { RecordKey } from './record-key';
import { RecordWatch } from './record-watch';
import { Sealing } from './sealing';

export interface RecordParts {
  readonly key: RecordKey;
  readonly sealing: Sealing;
  readonly watch: RecordWatch;
}

export function assembleRecord(
  config: Config,
  { connections, ownerUrl, sealKey, epoch }: Foundations,
  store: Pick<EventStore, 'readAll'>,
  clock: Clock,
  logging: Logging,
): RecordParts {
  if (!config.sealsApart)
    logging.warn('SEAL_DIR is not set: heads and ledger are kept beside the database, where they prove less');
  const signer = signerOf(sealKey);
  const sealing = new Sealing({
    ...{ store, signer, epoch, clock, sealDir: config.sealDir, pool: connections.app },
    leadership: new Leadership(ownerUrl, 'sealing'),
    told: (sentence) => logging.warn(sentence),
    failed: (sentence, error) => logging.error(sentence, error),
  });
  return { key: new RecordKey(store, signer), sealing, watch: new RecordWatch(connections.app, sealing, clock) };
}
