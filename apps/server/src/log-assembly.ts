import type { ParleyFact } from '#libs/domain';
import { CommandHandling, factSchema, PostgresEventStore } from '#libs/event-store';
import { digestOf, PersonKeys, SealingCodec } from '#libs/sealing';
import { Log } from './log';
import type { Connections } from './platform/connections';
import { uuidv7 } from './platform/ids';

/** No fact has a second version yet. */
export const parleySchema = factSchema({});

export interface AssembledLog {
  readonly log: Log;
  readonly store: PostgresEventStore;
  readonly keys: PersonKeys;
}

export function assembleLog(connections: Connections, masterKey: Buffer): AssembledLog {
  const keys = new PersonKeys({ pool: connections.keys, masterKey, newId: uuidv7 });
  const store = new PostgresEventStore({ pool: connections.app, connect: () => connections.connect() });
  const codec = new SealingCodec<ParleyFact>({ keys, schema: parleySchema, newId: uuidv7 });
  const handling = new CommandHandling<ParleyFact>({ store, codec });
  return { log: new Log(store, codec, handling, (person, body) => digestOf(keys, person, body)), store, keys };
}
