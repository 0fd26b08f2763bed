import pg from 'pg';

/** One way to store events durably. */
export interface Contender {
  readonly name: string;
  /** A caller with a stream of its own: each call appends the next event and resolves when it is durable. */
  worker(): () => Promise<unknown>;
  close(): Promise<void>;
}

/** About 400 bytes of JSON, as a message of a chat has. */
export const words =
  'Good morning! I ordered the blue rain jacket in size M last Tuesday (order 48213) and the parcel that came today ' +
  'has a red one in size L. Could you tell me whether I can change it in your shop in Basel, or do I have to send it ' +
  'back first? I would need it by Friday, since we are leaving for Scotland. Thanks a lot, Hannah';

/** The server is stopped before the last connection has gone. */
export function makePool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => undefined);
  return pool;
}
