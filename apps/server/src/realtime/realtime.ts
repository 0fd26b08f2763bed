import type { NestExpressApplication } from '@nestjs/platform-express';
import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Sessions } from '../auth/sessions';
import { Dispatch } from '../dispatch';
import type { NodeParts } from '../node-parts';
import type { Clock } from '../platform/clock';
import { uuidv7 } from '../platform/ids';
import type { Logging } from '../platform/logging';
import type { Queries } from '../queries';
import type { RateLimits } from '../rate-limits';
import { SystemCommands } from '../system-commands';
import { LatestChats } from '../visitors/latest-chats';
import type { Reader } from './feed-socket';
import { Presence } from './presence';
import { PresenceFacts } from './presence-facts';
import { QueuePlaces } from './queue-places';
import { SignalLine } from './signal-line';
import { Signals, type SignalTarget } from './signals';
import { StaffGateway } from './staff.gateway';
import { VisitorGateway } from './visitor.gateway';
import { Wire } from './wire';

export interface RealtimeParts {
  readonly node: NodeParts;
  readonly queries: Queries;
  readonly rates: RateLimits;
  readonly clock: Clock;
  readonly logging: Logging;
  readonly sessions: Sessions;
  readonly pool: pg.Pool;
  /** A connection of one's own, to listen on. */
  readonly connect: () => Promise<pg.Client>;
}

/** What runs beside the gateways as long as the node does. */
export class Realtime {
  readonly wire: Wire;
  readonly presenceFacts: PresenceFacts;
  private readonly presence: Presence;
  private readonly places: QueuePlaces;
  private readonly line: SignalLine;

  constructor(app: NestExpressApplication, parts: RealtimeParts) {
    const { node, queries, rates, clock, logging, sessions, pool } = parts;
    const { views, directory } = node;
    const staff = app.get(StaffGateway).namespace;
    const visitors = app.get(VisitorGateway).namespace;
    const targetOf = (reader: Reader, socket: string): SignalTarget =>
      volatileTo(reader.kind === 'visitor' ? visitors : staff, socket);
    const table = node.presence;
    const failed = (error: unknown): void => logging.error('presence was not recorded', error);
    const [commands, latestChats] = [app.get(SystemCommands), app.get(LatestChats)];
    this.presenceFacts = new PresenceFacts({ table, commands, latestChats, directory, clock, failed });
    this.presence = new Presence({ table, facts: this.presenceFacts, directory, clock, failed });
    this.line = new SignalLine({ node: uuidv7(), pool, connect: parts.connect, nodes: () => table.nodes() });
    const lost = (error: unknown): void => logging.error('a typing sign was lost', error);
    const signals = new Signals({ views, directory, rates, clock, line: this.line, targetOf, failed: lost });
    this.wire = new Wire(app.get(Dispatch), queries, views, signals, this.presence, sessions, logging);
    this.places = new QueuePlaces(
      pool,
      views.push,
      (socket) => volatileTo(visitors, socket),
      (error) => logging.error('queue places were not told', error),
    );
  }

  async open(): Promise<void> {
    await this.presence.open();
    this.places.open();
  }

  async close(): Promise<void> {
    this.places.close();
    await this.line.close();
    const left = this.presence.close();
    this.wire.close();
    await left;
  }
}

function volatileTo(namespace: Namespace, socket: string): SignalTarget {
  return { emit: (event, signal) => namespace.sockets.get(socket)?.volatile.emit(event, signal) };
}
