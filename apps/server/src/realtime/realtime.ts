import type { NestExpressApplication } from '@nestjs/platform-express';
import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Sessions } from '../auth/sessions';
import { Dispatch } from '../dispatch';
import type { NodeParts } from '../node-parts';
import type { Clock } from '../platform/clock';
import type { Logging } from '../platform/logging';
import type { Queries } from '../queries';
import type { RateLimits } from '../rate-limits';
import { SystemCommands } from '../system-commands';
import { LatestChats } from '../visitors/latest-chats';
import type { Reader } from './feed-socket';
import { Presence } from './presence';
import { QueuePlaces } from './queue-places';
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
}

/** What runs beside the gateways as long as the node does. */
export class Realtime {
  readonly wire: Wire;
  private readonly presence: Presence;
  private readonly places: QueuePlaces;

  constructor(app: NestExpressApplication, parts: RealtimeParts) {
    const { node, queries, rates, clock, logging, sessions, pool } = parts;
    const { views, directory } = node;
    const staff = app.get(StaffGateway).namespace;
    const visitors = app.get(VisitorGateway).namespace;
    const targetOf = (reader: Reader, socket: string): SignalTarget =>
      volatileTo(reader.kind === 'visitor' ? visitors : staff, socket);
    this.presence = new Presence({
      table: node.presence,
      commands: app.get(SystemCommands),
      latestChats: app.get(LatestChats),
      directory,
      clock,
      failed: (error) => logging.error('presence was not recorded', error),
    });
    const signals = new Signals(views, directory, rates, clock, targetOf);
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
    const left = this.presence.close();
    this.wire.close();
    await left;
  }
}

function volatileTo(namespace: Namespace, socket: string): SignalTarget {
  return { emit: (event, signal) => namespace.sockets.get(socket)?.volatile.emit(event, signal) };
}
