import { type QueryAnswer, unsyncSchema } from '#libs/contracts';
import type { Socket } from 'socket.io';
import type { Sessions } from '../auth/sessions';
import type { Dispatch } from '../dispatch';
import type { Logging } from '../platform/logging';
import type { Queries } from '../queries';
import type { Views } from '../projections/views';
import { refusal } from '../refusals';
import { type Reader, SocketIoFeedSocket } from './feed-socket';
import { Presence } from './presence';
import type { Signals } from './signals';
import type { Connected } from './socket-auth';
import { Sync } from './sync';
import { answerOn, refuseOtherEvents } from './wire-guard';

/** Milliseconds between two tellings of the heads, so that a browser notices a lost last delta. */
const headsEvery = 30_000;

interface Attached {
  readonly socket: Socket;
  readonly feeds: SocketIoFeedSocket;
  readonly session: string | null;
  /** Last position that this socket's commands wrote. */
  position: number;
}

/** Joins sockets to the one door in and the one way out; the same for visitors and staff. */
export class Wire {
  private readonly attached = new Map<string, Attached>();
  private readonly sync: Sync;
  private readonly timer: NodeJS.Timeout;
  private readonly stopHearing: () => void;

  constructor(
    private readonly dispatch: Dispatch,
    private readonly queries: Queries,
    private readonly views: Views,
    private readonly signals: Signals,
    private readonly presence: Presence,
    private readonly sessions: Sessions,
    private readonly logging: Logging,
  ) {
    this.stopHearing = sessions.onEnded((session) => this.endSession(session));
    this.sync = new Sync(views, views.push);
    this.timer = setInterval(() => this.tellHeads(), headsEvery);
    this.timer.unref();
  }

  attach(socket: Socket, reader: Reader, connected: Connected): void {
    const feeds = new SocketIoFeedSocket(socket, reader);
    const one: Attached = { socket, feeds, session: connected.session, position: 0 };
    this.attached.set(socket.id, one);
    this.presence.connected(reader, socket.id);
    const release = connected.session === null ? null : this.sessions.hold(connected.session);
    socket.on('disconnect', () => {
      release?.();
      this.detach(one);
    });
    refuseOtherEvents(socket);
    this.listen(one, connected);
  }

  /** Cuts the sockets of a session that has ended. */
  endSession(session: string): void {
    for (const one of this.attached.values()) if (one.session === session) this.cut(one);
  }

  close(): void {
    clearInterval(this.timer);
    this.stopHearing();
    for (const { socket } of this.attached.values()) {
      socket.emit('bye', { why: 'deploy', afterMs: Math.floor(Math.random() * 2000) });
      socket.disconnect(true);
    }
  }

  private cut(one: Attached): void {
    one.socket.emit('bye', { why: 'signed-out', afterMs: 0 });
    one.socket.disconnect(true);
  }

  private detach(one: Attached): void {
    this.attached.delete(one.socket.id);
    this.views.push.remove(one.feeds);
    this.presence.disconnected(one.feeds.reader, one.socket.id);
  }

  private listen(one: Attached, { caller }: Connected): void {
    const { socket, feeds } = one;
    const failed = (event: string, error: unknown): void => this.logging.error('a handler failed', error, { event });
    const door = { caller, restricted: false };
    answerOn(socket, 'cmd', failed, async (message) => {
      const { ack, position } = await this.dispatch.command(door, message);
      if (position !== null) one.position = Math.max(one.position, position);
      return { body: ack };
    });
    answerOn(socket, 'sync', failed, async (message) => {
      const who = await caller();
      if (!who) return { body: refusal(null, 'UNAUTHENTICATED') };
      return this.sync.answer({ caller: who, socket: feeds, position: one.position }, message);
    });
    answerOn(socket, 'query', failed, async (message): Promise<{ body: QueryAnswer }> => {
      const who = await caller();
      if (!who) return { body: refusal(null, 'UNAUTHENTICATED') };
      return { body: await this.queries.answer(who, one.session, message) };
    });
    socket.on('unsync', (message: unknown) => {
      const parsed = unsyncSchema.safeParse(message);
      if (parsed.success) for (const name of parsed.data.feeds) this.views.push.unsubscribe(feeds, name);
    });
    socket.on('signal', (message: unknown) => {
      this.signals.received(socket, caller, message).catch((error: unknown) => failed('signal', error));
    });
  }

  private tellHeads(): void {
    for (const { socket, feeds } of this.attached.values()) {
      const heads = this.views.push.heads(feeds);
      if (Object.keys(heads).length > 0) socket.emit('heads', heads);
    }
  }
}
