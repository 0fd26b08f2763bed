import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { describeEventStore } from './event-store.contract';
import { PostgresEventStore } from './postgres-event-store';

describe('the log in PostgreSQL', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl });
    store = new PostgresEventStore({
      pool,
      connect: async () => {
        const client = new pg.Client({ connectionString: database.appUrl });
        await client.connect();
        return client;
      },
    });
  });
  afterAll(async () => {
    await store.close();
    await pool.end();
    await database.drop();
  });

  describeEventStore(() => store);
});
