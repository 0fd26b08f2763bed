import { randomBytes } from 'node:crypto';
import {
  chatStream,
  type ParleyFact,
  operatorStream,
  readingStream,
  siteStream,
  staffStream,
  streamKinds,
  type StreamName,
  visitorStream,
} from '#libs/domain';
import { isChatFact } from '#libs/testing';
import { assembleLog, type AssembledLog } from '../../apps/server/src/log-assembly';
import { Directory } from '../../apps/server/src/directory';
import { systemClock } from '../../apps/server/src/platform/clock';
import { type Connections, openConnections } from '../../apps/server/src/platform/connections';
import { uuidv7 } from '../../apps/server/src/platform/ids';
import { Leadership } from '../../apps/server/src/platform/leadership';
import { Views } from '../../apps/server/src/projections/views';
import { ViewStore } from '../../apps/server/src/projections/view-store';
import { freshDatabase, type FreshDatabase } from './database';

/** One node without Nest: log, directory and views on a database of its own, or on that of another node. */
export class LiveWorld {
  private constructor(
    readonly database: FreshDatabase,
    readonly connections: Connections,
    readonly assembled: AssembledLog,
    readonly directory: Directory,
    readonly views: Views,
    readonly errors: unknown[],
  ) {}

  static async open(database?: FreshDatabase, masterKey = randomBytes(32)): Promise<LiveWorld> {
    const own = database ?? (await freshDatabase());
    const connections = openConnections(own.ownerUrl, own.keysUrl, () => undefined);
    const assembled = assembleLog(connections, masterKey);
    const directory = new Directory();
    const errors: unknown[] = [];
    const views = new Views({
      log: assembled.log,
      store: new ViewStore(connections.views),
      directory,
      leadership: new Leadership(own.ownerUrl),
      clock: systemClock,
      epoch: 'test',
      nodes: () => Promise.resolve(2),
      failed: (error) => errors.push(error),
    });
    await views.open();
    assembled.log.handling.onRecorded((facts) => views.offer(facts));
    return new LiveWorld(own, connections, assembled, directory, views, errors);
  }

  /** Records what was decided elsewhere, one append. */
  async record(facts: readonly ParleyFact[], chat: string, visitor: string): Promise<void> {
    const byStream = new Map<string, { name: StreamName; facts: ParleyFact[] }>();
    for (const fact of facts) {
      const name = streamOf(fact, chat, visitor);
      const of = byStream.get(name.id) ?? { name, facts: [] };
      of.facts.push(fact);
      byStream.set(name.id, of);
    }
    const streams = Object.fromEntries(
      [...byStream].map(([id, { name }]) => [
        id,
        {
          definition: {
            kind: streamKinds.indexOf(name.kind) + 1,
            initial: 0,
            evolve: (n: number, _: ParleyFact) => n + 1,
          },
          id,
        },
      ]),
    );
    const decided = Object.fromEntries([...byStream].map(([id, of]) => [id, of.facts]));
    const id = uuidv7();
    const incoming = {
      id,
      actor: { kind: 3, id },
      digest: Buffer.alloc(32),
      correlationId: id,
      causationId: id,
      at: systemClock.now(),
    };
    await this.assembled.log.handling.handle(incoming, streams, () => ({ facts: decided, result: {} }));
  }

  async settled(): Promise<void> {
    await this.views.reached(await this.assembled.store.head(), 10_000);
  }

  async close(drop = true): Promise<void> {
    await this.views.close();
    await this.assembled.store.close();
    await this.connections.close();
    if (drop) await this.database.drop();
  }
}

function streamOf(fact: ParleyFact, chat: string, visitor: string): StreamName {
  if (isChatFact(fact)) return chatStream(chat);
  switch (fact.type) {
    case 'ReadMoved':
      return readingStream(chat);
    case 'VisitorArrived':
    case 'VisitorStartedChat':
    case 'VisitorErasureRequested':
      return visitorStream(visitor);
    case 'SiteCreated':
    case 'SiteChanged':
      return siteStream(fact.data.site);
    case 'SignedIn':
    case 'SignedOut':
    case 'SignInFailed':
    case 'OperatorCameOnline':
    case 'OperatorSetAway':
    case 'OperatorDisconnected':
    case 'OperatorWentOffline':
    case 'ProfileChanged':
      return operatorStream(fact.data.operator);
    default:
      return staffStream;
  }
}
