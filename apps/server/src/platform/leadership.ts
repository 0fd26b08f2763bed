import pg from 'pg';

/** What only one node at a time does; any numbers of their own would do. */
const locks = { projecting: [0x7061726c, 1], automations: [0x7061726c, 2], sealing: [0x7061726c, 3] };

/** The right to be the one that does it: a session lock, gone with its connection. The checkpoint row is the real fence. */
export class Leadership {
  private client: pg.Client | null = null;

  constructor(
    private readonly url: string,
    private readonly what: keyof typeof locks = 'projecting',
  ) {}

  /** True when this node holds it. `lost` is called once when the connection that holds it breaks. */
  async take(lost: () => void): Promise<boolean> {
    if (this.client) return true;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: `parley ${this.what}`,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock($1, $2) as held',
        locks[this.what],
      );
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
