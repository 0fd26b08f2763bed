import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { uuidv7 } from '../../../apps/server/src/platform/ids';
import { type Contender, makePool, words } from './contender';

/** The best known event store for TypeScript on PostgreSQL, as its documentation uses it. */
export async function emmett(url: string, connections: number): Promise<Contender> {
  const pool = makePool({ connectionString: url, max: connections });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    name: 'emmett',
    worker: () => {
      const stream = `chat-${uuidv7()}`;
      let version = 0n;
      return async () => {
        const data = { message: uuidv7(), author: { kind: 1, id: stream }, audience: 'everyone', text: words };
        const expectedStreamVersion = version === 0n ? 'STREAM_DOES_NOT_EXIST' : version;
        await store.appendToStream(stream, [{ type: 'MessagePosted', data }], { expectedStreamVersion });
        version++;
      };
    },
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}
