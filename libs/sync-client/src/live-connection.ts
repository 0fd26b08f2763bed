import type {
  Ack,
  Bye,
  CommandBodies,
  CommandType,
  Delta,
  FeedName,
  Heads,
  QueryAnswer,
  QueryBodies,
  QueryType,
  Signal,
} from '#libs/contracts';
import { Caller } from './caller';
import { Feeds } from './feeds';
import { Listeners } from './listeners';
import type { LiveCollection } from './live-collection';
import { Outbox, type OutboxStorage, version } from './outbox';
import { backOff, browserPorts, type LiveSocket, type Ports } from './ports';

/** `live`: connected, and everything that was missed is here. `ended`: the server wants us no more. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'ended';

/** One browser's line to Parley: feeds come in, commands go out, cuts are mended without anybody's help. */
export class LiveConnection {
  readonly outbox: Outbox;
  readonly #ports: Ports;
  readonly #caller: Caller;
  readonly #feeds: Feeds;
  readonly #stateChanged = new Listeners<[LiveState]>();
  readonly #signalled = new Listeners<[Signal]>();
  readonly #byes = new Listeners<[Bye]>();
  #state: LiveState = 'connecting';
  #attempts = 0;
  #retry: unknown = null;
  #retryAt: number | null = null;
  /** The server asked us to stay away so long. */
  #notBefore = 0;
  #clockDifference = 0;

  constructor(
    private readonly socket: LiveSocket,
    options: Partial<Ports> & { storage?: OutboxStorage } = {},
  ) {
    this.#ports = { ...browserPorts, ...options };
    this.#caller = new Caller(socket, this.#ports);
    this.outbox = new Outbox(this.#caller, this.#ports.now, options.storage);
    this.#feeds = new Feeds(socket, this.#caller, this.#ports.timers, {
      synced: (now) => this.#synced(now),
      refused: (code) => this.#refused(code),
      shown: (id) => this.outbox.drop(id),
    });
    this.#listen();
    socket.connect();
  }

  get state(): LiveState {
    return this.#state;
  }
  /** When the next try to connect is made, this browser's clock; null while none is planned. */
  get retryAt(): number | null {
    return this.#retryAt;
  }
  /** The server's clock, in milliseconds, as well as it is known here. */
  get serverNow(): number {
    return this.#ports.now() + this.#clockDifference;
  }

  onState(listener: (state: LiveState) => void): () => void {
    return this.#stateChanged.add(listener);
  }
  onSignal(listener: (signal: Signal) => void): () => void {
    return this.#signalled.add(listener);
  }
  onBye(listener: (bye: Bye) => void): () => void {
    return this.#byes.add(listener);
  }

  /** Opens a feed, or one more use of it; it stays equal to the server's until each use is closed. */
  feed<R>(name: FeedName): LiveCollection<R> {
    return this.#feeds.open<R>(name);
  }

  /** Resolves with the final answer, however many attempts and connections that takes. */
  send<T extends CommandType>(
    type: T,
    body: CommandBodies[T],
    options: { chat?: string; id?: string } = {},
  ): Promise<Ack<T>> {
    return this.outbox.send(type, body, options);
  }

  query<T extends QueryType>(type: T, body: QueryBodies[T]): Promise<QueryAnswer<T>> {
    return new Promise((resolve) => {
      this.#caller.call<QueryAnswer<T>>('query', () => ({ v: version, type, body }), resolve);
    });
  }

  /** Told now or never. */
  signal(signal: Signal): void {
    if (this.socket.connected) this.socket.emit('signal', signal);
  }

  /** Tries to connect at once instead of at `retryAt`. */
  tryNow(): void {
    if (this.#retryAt !== null) this.#connect();
  }

  close(): void {
    this.#end();
    this.socket.disconnect();
  }

  #listen(): void {
    this.socket.on('connect', () => this.#connected());
    this.socket.on('disconnect', () => this.#lost());
    this.socket.on('connect_error', (error: Error & { data?: { code?: string } }) => this.#failed(error.data?.code));
    this.socket.on('delta', (delta: Delta) => this.#feeds.delta(delta));
    this.socket.on('heads', (heads: Heads) => this.#feeds.heads(heads));
    this.socket.on('signal', (signal: Signal) => this.#signalled.tell(signal));
    this.socket.on('bye', (bye: Bye) => this.#bye(bye));
    this.#ports.onNetwork((isUp) => (isUp ? this.tryNow() : this.#doubt()));
  }

  /** A cut is silent: a socket that answers nothing is given up long before its heartbeat would. */
  #doubt(): void {
    if (!this.socket.connected) return;
    const giveUp = this.#ports.timers.set(() => this.socket.disconnect(), doubted);
    const question = { v: version, epoch: null, feeds: [] };
    this.socket.emit('sync', question, () => this.#ports.timers.clear(giveUp));
  }

  #connect(): void {
    this.#ports.timers.clear(this.#retry);
    this.#retryAt = null;
    this.socket.connect();
  }

  #connected(): void {
    this.#caller.resume();
    this.#feeds.connected();
  }

  #lost(): void {
    this.#caller.pause();
    this.#feeds.disconnected();
    this.#connectLater();
  }

  #failed(code = ''): void {
    if (!this.#refused(code)) this.#connectLater();
  }

  #refused(code: string): boolean {
    const why = endings[code];
    if (why) this.#bye({ why, afterMs: 0 });
    return why !== undefined;
  }

  #connectLater(): void {
    if (this.#state === 'ended') return;
    const wait = Math.max(backOff(this.#attempts++, this.#ports.random), this.#notBefore - this.#ports.now());
    this.#ports.timers.clear(this.#retry);
    this.#retryAt = this.#ports.now() + wait;
    this.#retry = this.#ports.timers.set(() => this.#connect(), wait);
    this.#enter(this.#state === 'connecting' ? 'connecting' : 'reconnecting');
  }

  /** Attempts are counted until something works: a server that accepts and drops is not besieged. */
  #synced(now: number | null): void {
    if (now !== null) this.#clockDifference = now - this.#ports.now();
    if (this.#state === 'ended' || !this.#feeds.settled) return;
    this.#attempts = 0;
    this.#enter('live');
  }

  #bye(bye: Bye): void {
    this.#notBefore = this.#ports.now() + bye.afterMs;
    const ended = Object.values(endings).includes(bye.why);
    if (ended) this.#end();
    this.#byes.tell(bye);
    if (ended) this.socket.disconnect();
  }

  #end(): void {
    this.#ports.timers.clear(this.#retry);
    this.#retryAt = null;
    this.#enter('ended');
  }

  #enter(state: LiveState): void {
    this.#state = state;
    this.#stateChanged.tell(state);
  }
}

/** Milliseconds that the server has to answer when the browser believes that it is offline. */
const doubted = 2000;

/** Refusals after which trying again is of no use. */
const endings: Partial<Record<string, Bye['why']>> = {
  UNAUTHENTICATED: 'signed-out',
  MUST_CHANGE_PASSWORD: 'must-change-password',
  VERSION_TOO_OLD: 'outdated',
};
