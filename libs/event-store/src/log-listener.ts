import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Connect } from './log-connection';

const checkEvery = 5000;

/**
 * Hears of new events by NOTIFY, on a connection of its own. Only ever a hint: whoever follows the log also polls, and
 * after each reconnect a hint without a position says that notices may have been missed.
 */
export class LogListener {
  readonly #hints = new Set<(head: number) => void>();
  #client: Client | null = null;
  #closed = false;
  readonly #stop = new AbortController();

  constructor(
    private readonly connect: Connect,
    private readonly lane = 0,
  ) {}

  /** `head` is Infinity when it is not known. */
  onHint(hint: (head: number) => void): () => void {
    this.#hints.add(hint);
    return () => this.#hints.delete(hint);
  }

  start(): void {
    void this.#listen();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stop.abort();
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    for (let pause = 50; !this.#closed; pause = Math.min(pause * 2, 1000)) {
      try {
        await this.#hear();
        pause = 50;
      } catch {
        await this.#pause(pause);
      }
    }
  }

  /** Returns when the connection has ended. */
  async #hear(): Promise<void> {
    const client = await this.connect();
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
    this.#client = client;
    const check = setInterval(() => this.#checkAlive(client), checkEvery);
    try {
      if (this.#closed) return;
      await client.query('listen parley_log');
      this.#tell(Infinity);
      await ended;
    } finally {
      clearInterval(check);
      await client.end().catch(() => undefined);
    }
  }

  /** A connection that only listens would never notice that the other side is gone. */
  #checkAlive(client: Client): void {
    const query = { text: 'select 1', query_timeout: checkEvery };
    client.query(query).catch(() => client.end().catch(() => undefined));
  }

  #heard(payload: string): void {
    const [lane, head] = payload.split(':');
    if (Number(lane) === this.lane) this.#tell(Number(head));
  }

  #tell(head: number): void {
    for (const hint of this.#hints) hint(head);
  }

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
