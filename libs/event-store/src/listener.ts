import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Connect } from './log-connection';

const checkEvery = 5000;

export interface Hearing {
  readonly heard: (payload: string) => void;
  /** After each connect: notices may have been missed. */
  readonly connected?: () => void;
}

/** Hears the notices of one channel on a connection of its own, which is made anew whenever it ends. */
export class Listener {
  #client: Client | null = null;
  #closed = false;
  readonly #stop = new AbortController();

  constructor(
    private readonly connect: Connect,
    /** A plain name: it stands in the statement as it is. */
    private readonly channel: string,
    private readonly hearing: Hearing,
  ) {}

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
    client.on('notification', ({ payload }) => this.hearing.heard(payload ?? ''));
    this.#client = client;
    const check = setInterval(() => this.#checkAlive(client), checkEvery);
    try {
      if (this.#closed) return;
      await client.query(`listen ${this.channel}`);
      this.hearing.connected?.();
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

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
