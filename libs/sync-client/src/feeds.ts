import type { Delta, FeedName, Heads, Refusal, SyncAnswer, SyncMessage } from '#libs/contracts';
import type { Caller } from './caller';
import { LiveCollection } from './live-collection';
import { version } from './outbox';
import type { LiveSocket, Timers } from './ports';

interface Held {
  readonly collection: LiveCollection<unknown>;
  uses: number;
  /** What is shown may be behind: the server must be asked. */
  behind: boolean;
  asking: boolean;
}

export interface FeedsListener {
  /** Something was answered, at this time of the server's clock; null: there was nothing to ask. */
  readonly synced: (now: number | null) => void;
  /** True where the server answers no question of ours any more. */
  readonly refused: (code: string) => boolean;
  /** A row with this id came: what the outbox shows under it is in the feed now. */
  readonly shown: (id: string) => void;
}

/** Keeps every open feed equal to the server's: asks for what is missing, applies what is pushed. */
export class Feeds {
  readonly #held = new Map<FeedName, Held>();
  #epoch: string | null = null;
  #asking: (() => void)[] = [];
  #isDue = false;

  constructor(
    private readonly socket: LiveSocket,
    private readonly caller: Caller,
    private readonly timers: Timers,
    private readonly tell: FeedsListener,
  ) {}

  /** Whether nothing is asked for and nothing has to be. */
  get settled(): boolean {
    return [...this.#held.values()].every((held) => !held.behind && !held.asking);
  }

  open<R>(name: FeedName): LiveCollection<R> {
    let held = this.#held.get(name);
    if (!held) {
      const collection = new LiveCollection(
        name,
        () => this.#release(name),
        () => this.#reload(name),
        this.tell.shown,
      );
      held = { collection, uses: 0, behind: true, asking: false };
      this.#held.set(name, held);
      this.#soon();
    } else if (held.collection.denied && !held.asking) this.#ask(held); // rights may have come since
    held.uses += 1;
    return held.collection as LiveCollection<R>;
  }

  connected(): void {
    for (const held of this.#held.values()) held.behind = true;
    this.#soon();
  }

  disconnected(): void {
    for (const giveUp of this.#asking.splice(0)) giveUp();
    for (const held of this.#held.values()) {
      held.asking = false;
      held.collection.cut();
    }
  }

  delta(delta: Delta): void {
    const held = this.#held.get(delta.feed);
    if (!held || held.collection.denied) return;
    if (held.behind || held.asking) held.collection.hold(delta);
    else if (!held.collection.take(delta)) this.#ask(held);
  }

  /** The watchdog: a feed whose head is not mine, or that the server no longer holds for us, is asked for. */
  heads(heads: Heads): void {
    for (const held of this.#held.values()) {
      const { collection } = held;
      if (!held.asking && !collection.denied && heads[collection.name] !== collection.seq) this.#ask(held);
    }
  }

  #ask(held: Held): void {
    held.behind = true;
    this.#soon();
  }

  /** Everything that is opened in one turn goes in one message. */
  #soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.timers.set(() => {
      this.#isDue = false;
      this.#flush();
    }, 0);
  }

  #release(name: FeedName): void {
    const held = this.#held.get(name);
    if (held && --held.uses === 0) this.#soon();
  }

  #flush(): void {
    this.#dropUnused();
    if (!this.socket.connected) return;
    const batch = [...this.#held.values()].filter((held) => held.behind && !held.asking);
    if (batch.length) this.#sync(batch);
    else this.tell.synced(null);
  }

  #dropUnused(): void {
    const unused = [...this.#held].filter(([, held]) => held.uses === 0).map(([name]) => name);
    for (const name of unused) this.#held.delete(name);
    if (unused.length && this.socket.connected) this.socket.emit('unsync', { feeds: unused });
  }

  #sync(batch: readonly Held[]): void {
    for (const held of batch) Object.assign(held, { behind: false, asking: true });
    const message = (): SyncMessage => ({
      v: version,
      epoch: this.#epoch,
      feeds: batch.map(({ collection }) => ({ feed: collection.name, seq: collection.asked })),
    });
    const giveUp = this.caller.call<SyncAnswer | Refusal>('sync', message, (answer) => {
      this.#asking = this.#asking.filter((other) => other !== giveUp);
      for (const held of batch) held.asking = false;
      if (batch.some((held) => held.behind)) this.#soon();
      if (answer.ok) this.#apply(answer, batch);
      else this.#refused(answer.code, batch);
    });
    this.#asking.push(giveUp);
  }

  /** One feed that cannot be told must not silence the others: each is asked for alone, and the one that fails says so. */
  #refused(code: string, batch: readonly Held[]): void {
    if (this.tell.refused(code)) return;
    const [only] = batch;
    if (batch.length > 1) return batch.forEach((held) => this.#sync([held]));
    only?.collection.fail();
    this.tell.synced(null);
  }

  #reload(name: FeedName): void {
    const held = this.#held.get(name);
    if (held) this.#ask(held);
  }

  #apply(answer: SyncAnswer, batch: readonly Held[]): void {
    if (this.#epoch !== answer.epoch) this.#newEpoch(answer.epoch, batch);
    for (const one of answer.feeds) {
      const held = batch.find(({ collection }) => collection.name === one.feed);
      if (!held) continue;
      if ('denied' in one) held.collection.deny();
      else if (!held.collection.page(one)) this.#ask(held);
    }
    this.tell.synced(answer.now);
  }

  /** Numbers of another life of the database mean nothing: every feed is asked for from its beginning. */
  #newEpoch(epoch: string, answered: readonly Held[]): void {
    const first = this.#epoch === null;
    this.#epoch = epoch;
    if (first) return;
    for (const held of this.#held.values()) {
      held.collection.forget();
      if (!answered.includes(held)) this.#ask(held);
    }
  }
}
