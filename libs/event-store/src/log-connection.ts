import type { Client, QueryArrayConfig } from 'pg';

/** Opens a connection of its own, with the role of the application. */
export type Connect = () => Promise<Client>;

/** Longer than the server's own limits, so that it only ends what has no server any more. */
const answerWithin = 8000;
const limits = `set statement_timeout = '5s'; set lock_timeout = '3s'; set default_transaction_isolation = 'read committed'`;

/** One connection that is opened when it is needed and dropped after any trouble. */
export class LogConnection {
  #client: Promise<Client> | null = null;

  constructor(private readonly connect: Connect) {}

  /** Waits until there is a connection; what fails here was never sent. */
  async ready(): Promise<void> {
    await (this.#client ??= this.#open());
  }

  async query<Row extends unknown[]>(call: QueryArrayConfig): Promise<Row[]> {
    const client = await (this.#client ??= this.#open());
    const bounded: QueryArrayConfig & { query_timeout: number } = { ...call, query_timeout: answerWithin };
    return (await client.query<Row>(bounded)).rows;
  }

  async #open(): Promise<Client> {
    const client = await this.connect();
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('end', () => void this.#forget(client));
    await client.query(limits);
    return client;
  }

  async #forget(ended: Client): Promise<void> {
    const current = this.#client;
    if (current && (await current.catch(() => ended)) === ended && this.#client === current) this.#client = null;
  }

  /** The next query opens another one. */
  drop(): void {
    void this.close();
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.then((c) => c.end()).catch(() => undefined);
  }
}
