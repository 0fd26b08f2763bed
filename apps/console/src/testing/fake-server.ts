import type { Change, CommandMessage, SyncMessage } from '#libs/contracts';
import type { LiveSocket } from '#libs/sync-client';

type Listener = (...args: unknown[]) => void;
type Rows = Record<string, unknown>;

/** A socket with a server behind it: feeds are plain rows, commands are answered by whoever made it. */
export class FakeServer implements LiveSocket {
  connected = false;
  readonly commands: CommandMessage[] = [];
  /** Feeds that this reader may not see. */
  readonly denied = new Set<string>();
  readonly #listeners = new Map<string, Listener>();
  readonly #heads = new Map<string, number>();

  /** `delay`: milliseconds until a question is answered. */
  constructor(
    readonly rowsOf: (feed: string) => Rows,
    readonly answerTo: (command: CommandMessage) => object | undefined = () => ({}),
    readonly delay = 0,
  ) {}

  connect(): void {
    setTimeout(() => {
      this.connected = true;
      this.tell('connect');
    });
  }

  disconnect(): void {
    this.connected = false;
  }

  cut(): void {
    this.connected = false;
    this.tell('disconnect');
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as Listener);
  }

  emit(event: string, message: unknown, answer?: (ack: unknown) => void): void {
    if (event === 'sync') this.#later(() => answer?.(this.#sync(message as SyncMessage)));
    if (event === 'cmd') this.#later(() => this.#command(message as CommandMessage, answer));
    if (event === 'query') this.#later(() => answer?.({ ok: true, result: { rows: [], end: true, minutes: [] } }));
  }

  /** One row of a feed is another now. */
  put(feed: string, key: string, row: unknown): void {
    const from = this.#heads.get(feed) ?? 0;
    this.#heads.set(feed, from + 1);
    this.tell('delta', { feed, from, to: from + 1, rows: [{ key, seq: from + 1, row }] });
  }

  /** As the server ends a right: an empty delta that follows nothing makes the browser ask. */
  end(feed: string): void {
    this.denied.add(feed);
    this.tell('delta', { feed, from: 1e9, to: 1e9 + 1, rows: [] });
  }

  tell(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...args);
  }

  #later(run: () => void): void {
    setTimeout(run, this.delay);
  }

  #command(message: CommandMessage, answer?: (ack: unknown) => void): void {
    this.commands.push(message);
    const told = this.answerTo(message);
    if (told) answer?.({ ok: true, id: message.id, dup: false, result: {}, ...told });
  }

  #sync(message: SyncMessage): unknown {
    const feeds = message.feeds.map(({ feed }) => {
      if (this.denied.has(feed)) return { feed, denied: true };
      const rows = Object.entries(this.rowsOf(feed)).map(([key, row], at): Change => ({ key, seq: at + 1, row }));
      this.#heads.set(feed, rows.length);
      return { feed, from: 0, to: rows.length, rows };
    });
    return { ok: true, epoch: 'fake', now: Date.now(), feeds };
  }
}
