import { effect, inject, Injectable, type Signal, signal, untracked } from '@angular/core';
import type {
  Ack,
  Bye,
  CommandBodies,
  CommandType,
  FeedName,
  QueryAnswer,
  QueryBodies,
  QueryType,
  Role,
} from '#libs/contracts';
import type { LiveConnection, LiveState, Outgoing } from '#libs/sync-client';
import { CONNECT } from './connect';
import { Feed } from './feed';

/** The console's one line to the server; all that is on the screen comes through it. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly #connect = inject(CONNECT);
  readonly #connection = signal<LiveConnection | null>(null);
  readonly #operator = signal<string | null>(null);
  readonly #state = signal<LiveState>('connecting');
  readonly #bye = signal<Bye | null>(null);
  readonly #outbox = signal<readonly Outgoing[]>([]);
  readonly #asked = signal(0);

  readonly connection = this.#connection.asReadonly();
  /** Who is signed in; null while nobody is. */
  readonly operator = this.#operator.asReadonly();
  readonly state = this.#state.asReadonly();
  readonly bye = this.#bye.asReadonly();
  /** Own texts on their way. */
  readonly outbox = this.#outbox.asReadonly();
  /** How often the server was asked for something: each time keeps the session. */
  readonly asked = this.#asked.asReadonly();

  open(operator: string, csrfToken: string, role: Role): void {
    this.close();
    const connection = this.#connect(csrfToken, operator, role);
    connection.onState((state) => this.#state.set(state));
    connection.onBye((bye) => this.#bye.set(bye));
    connection.outbox.onChange((items) => this.#outbox.set(items));
    this.#bye.set(null);
    this.#state.set(connection.state);
    this.#outbox.set(connection.outbox.items);
    this.#operator.set(operator);
    this.#connection.set(connection);
  }

  /** Something was asked beside the line; the session is kept all the same. */
  askedElsewhere(): void {
    this.#asked.update((count) => count + 1);
  }

  close(): void {
    this.#connection()?.close();
    this.#connection.set(null);
    this.#operator.set(null);
    this.#outbox.set([]);
  }

  send<T extends CommandType>(type: T, body: CommandBodies[T], chat?: string): Promise<Ack<T>> {
    return this.#open().send(type, body, chat ? { chat } : {});
  }

  query<T extends QueryType>(type: T, body: QueryBodies[T]): Promise<QueryAnswer<T>> {
    return this.#open().query(type, body);
  }

  #open(): LiveConnection {
    const connection = this.#connection();
    if (!connection) throw new Error('Nobody is signed in.');
    this.askedElsewhere();
    return connection;
  }
}

/** Keeps exactly the named feeds open, whatever connection there is. Call it where `inject` may be called. */
export function openFeeds<R>(names: () => readonly FeedName[]): Signal<ReadonlyMap<FeedName, Feed<R>>> {
  const live = inject(Live);
  const feeds = signal<ReadonlyMap<FeedName, Feed<R>>>(new Map());
  let of: LiveConnection | null = null;
  effect(() => {
    const connection = live.connection();
    const wanted = connection ? names() : [];
    const before = untracked(feeds);
    const kept = of === connection ? before : new Map<FeedName, Feed<R>>();
    of = connection;
    for (const [name, feed] of before) if (kept !== before || !wanted.includes(name)) feed.close();
    const open = (name: FeedName): [FeedName, Feed<R>][] =>
      connection ? [[name, kept.get(name) ?? new Feed(connection.feed<R>(name))]] : [];
    feeds.set(new Map(wanted.flatMap(open)));
  });
  return feeds.asReadonly();
}
