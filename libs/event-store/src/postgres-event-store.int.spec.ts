import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { describeEventStore } from './event-store.contract';
import { openLog, type OpenedLog } from './testing/opened-log';

describe('the log in PostgreSQL', () => {
  let database: FreshDatabase;
  let log: OpenedLog;

  beforeAll(async () => {
    database = await freshDatabase();
    log = openLog(database);
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  describeEventStore(() => log.store);
});
