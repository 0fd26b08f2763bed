import type { Ack, CommandBodies, CommandMessage, CommandType, protocolVersion, Refusal } from '#libs/contracts';
import type { Caller } from './caller';
import { Listeners } from './listeners';
import { uuidv7 } from './uuidv7';

export const version: typeof protocolVersion = 1;

/** A text on its way: shown at once, until the thread itself shows it (by its id) or it is given up. */
export interface Outgoing {
  readonly message: CommandMessage;
  readonly text: string;
  /** Milliseconds, this browser's clock: only to say "Sending" after a while, never to order anything. */
  readonly at: number;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly refusal?: Refusal;
}

/** Where unsent texts outlive a reload. */
export interface OutboxStorage {
  load(): Outgoing[];
  save(unsent: Outgoing[]): void;
}

interface Waiting {
  readonly message: CommandMessage;
  readonly settled: (ack: Ack) => void;
}

/** Sends commands, one in flight per chat, each with the same id however often it is tried. */
export class Outbox {
  #items: readonly Outgoing[];
  readonly #lanes = new Map<string, Waiting[]>();
  readonly #changed = new Listeners<[readonly Outgoing[]]>();

  constructor(
    private readonly caller: Caller,
    private readonly now: () => number,
    private readonly storage?: OutboxStorage,
  ) {
    this.#items = storage?.load() ?? [];
    this.#postAll(this.#items);
  }

  get items(): readonly Outgoing[] {
    return this.#items;
  }

  onChange(listener: (items: readonly Outgoing[]) => void): () => void {
    return this.#changed.add(listener);
  }

  send<T extends CommandType>(type: T, body: CommandBodies[T], at: { chat?: string; id?: string }): Promise<Ack<T>> {
    const id = at.id ?? uuidv7(this.now());
    const message: CommandMessage<T> = { v: version, id, type, ...(at.chat ? { chat: at.chat } : {}), body };
    if ('text' in body && body.text) this.#put({ message, text: body.text, at: this.now(), state: 'sending' });
    return this.#post(message) as Promise<Ack<T>>;
  }

  /** Tries a failed text once more, with its own id: it can never become a second message. */
  again(id: string): void {
    const item = this.#find(id);
    if (item?.state !== 'failed') return;
    this.#put({ message: item.message, text: item.text, at: this.now(), state: 'sending' });
    void this.#post(item.message);
  }

  /** Drops a text: it failed and is given up, or the thread shows it now. */
  drop(id: string): void {
    if (this.#find(id)) this.#set(this.#items.filter((item) => item.message.id !== id));
  }

  /** Takes up what others left in the storage; hands back what is new here. */
  inherit(): Outgoing[] {
    const found = (this.storage?.load() ?? []).filter((item) => !this.#find(item.message.id));
    if (found.length) this.#set([...this.#items, ...found]);
    this.#postAll(found);
    return found;
  }

  #postAll(items: readonly Outgoing[]): void {
    for (const item of items) if (item.state === 'sending') void this.#post(item.message);
  }

  #post(message: CommandMessage): Promise<Ack> {
    const key = laneOf(message);
    const lane = this.#lanes.get(key) ?? [];
    this.#lanes.set(key, lane);
    return new Promise((settled) => {
      lane.push({ message, settled });
      if (lane.length === 1) this.#next(key, lane);
    });
  }

  #next(key: string, lane: Waiting[]): void {
    const head = lane[0];
    if (!head) return void this.#lanes.delete(key);
    this.caller.call<Ack>(
      'cmd',
      () => head.message,
      (ack) => {
        lane.shift();
        this.#settle(head.message.id, ack);
        head.settled(ack);
        this.#next(key, lane);
      },
    );
  }

  #settle(id: string, ack: Ack): void {
    const item = this.#find(id);
    if (item) this.#put(ack.ok ? { ...item, state: 'sent' } : { ...item, state: 'failed', refusal: ack });
  }

  #find(id: string): Outgoing | undefined {
    return this.#items.find((item) => item.message.id === id);
  }

  #put(item: Outgoing): void {
    const at = this.#items.findIndex((one) => one.message.id === item.message.id);
    this.#set(at < 0 ? [...this.#items, item] : this.#items.with(at, item));
  }

  #set(items: readonly Outgoing[]): void {
    this.#items = items;
    this.storage?.save(items.filter((item) => item.state !== 'sent'));
    this.#changed.tell(items);
  }
}

/** Read positions conflict with nothing, so a text never waits behind one. */
function laneOf(message: CommandMessage): string {
  return `${message.type === 'chat.read' ? 'read ' : ''}${message.chat ?? ''}`;
}
