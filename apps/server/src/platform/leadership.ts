import pg from 'pg';

/** Held by the one node that projects; any number of its own would do. */
const lockKey = [0x7061726c, 1];

/** The right to be the one projector: a session lock, gone with its connection. The checkpoint row is the real fence. */
export class Leadership {
  private client: pg.Client | null = null;

  constructor(private readonly url: string) {}

  /** True when this node holds it. `lost` is called once when the connection that holds it breaks. */
  async take(lost: () => void): Promise<boolean> {
    if (this.client) return true;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'parley projecting',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', lockKey);
      if (!rows[0]?.held) return await client.end().then(() => false);
    } catch {
      client.end().catch(() => undefined);
      return false;
    }
    this.client = client;
    client.on('end', () => {
      if (this.client !== client) return;
      this.client = null;
      lost();
    });
    return true;
  }

  async release(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}
