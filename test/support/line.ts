import { io, type Socket } from 'socket.io-client';
import type { Ack, Change, CommandBodies, CommandType, Delta, FeedAnswer, Signal, SyncAnswer } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';

export { until } from './until';

/** A raw socket that keeps every frame it received. */
export class Line {
  /** Events with their bodies, in order; acknowledgements are not among them. */
  readonly frames: { event: string; body: unknown }[] = [];
  private readonly rows = new Map<string, Map<string, Change>>();

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, body: unknown) => {
      this.frames.push({ event, body });
      if (event === 'delta') this.take(body as Delta);
    });
  }

  static open(base: string, namespace: string, auth: object, extraHeaders: Record<string, string>): Promise<Line> {
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders };
    const socket = io(`${base}${namespace}`, options);
    const line = new Line(socket);
    return new Promise((resolve, reject) => {
      socket.on('connect', () => resolve(line));
      socket.on('connect_error', reject);
    });
  }

  send<T extends CommandType>(type: T, body: CommandBodies[T], chat?: string, id = uuidv7()): Promise<Ack<T>> {
    return this.ask('cmd', { v: 1, id, type, ...(chat === undefined ? {} : { chat }), body }) as Promise<Ack<T>>;
  }

  /** Any event with any arguments, answered. */
  ask(event: string, ...args: unknown[]): Promise<Record<string, unknown>> {
    return this.socket.timeout(10_000).emitWithAck(event, ...args) as Promise<Record<string, unknown>>;
  }

  async sync(...feeds: string[]): Promise<FeedAnswer[]> {
    const asked = feeds.map((feed) => ({ feed, seq: 0 }));
    const answer = (await this.ask('sync', { v: 1, epoch: null, feeds: asked })) as unknown as SyncAnswer;
    for (const one of answer.feeds) if (!('denied' in one)) this.take(one);
    return answer.feeds;
  }

  /** Rows of a feed as they stand after all that came. */
  feed(name: string): Record<string, unknown> {
    const standing = [...(this.rows.get(name) ?? [])].filter(([, { row }]) => row !== null);
    return Object.fromEntries(standing.map(([key, { row }]) => [key, row]));
  }

  signals(): Signal[] {
    return this.frames.filter(({ event }) => event === 'signal').map(({ body }) => body as Signal);
  }

  close(): void {
    this.socket.disconnect();
  }

  private take({ feed, rows }: Pick<Delta, 'feed' | 'rows'>): void {
    const of = this.rows.get(feed) ?? new Map<string, Change>();
    // A delta may be here before the promise of the sync that it follows has told its answer.
    for (const change of rows) if (change.seq >= (of.get(change.key)?.seq ?? 0)) of.set(change.key, change);
    this.rows.set(feed, of);
  }
}
