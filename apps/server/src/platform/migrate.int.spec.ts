import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { createPool, withOwner } from './database';
import { migrate } from './migrate';

describe('migrations', () => {
  let database: FreshDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await freshDatabase();
    folder = mkdtempSync(join(tmpdir(), 'parley-migrations-'));
    await withOwner(database.ownerUrl, (client) => client.query('drop table kysely_migration, kysely_migration_lock'));
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const tables = (): Promise<string[]> =>
    withOwner(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ relname: string }>(
        `select relname from pg_class where relname like 'spec%' order by 1`,
      );
      return rows.map(({ relname }) => relname);
    });

  it('run once each, in the order of their names, several statements a file', async () => {
    put('20990101-2.sql', 'alter table spec_a rename to spec_b;');
    put('20990101-1.sql', 'create table spec_a (n int); create table spec_c (n int);');
    await migrate(database.ownerUrl, folder);
    await migrate(database.ownerUrl, folder);
    expect(await tables()).toEqual(['spec_b', 'spec_c']);
  });

  it('are all done or not at all', async () => {
    put('20990101-1.sql', 'create table spec_a (n int);');
    put('20990101-2.sql', 'create table spec_b (n nonsense);');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/nonsense/);
    expect(await tables()).toEqual([]);
  });

  it('take turns when nodes start together', async () => {
    put('20990101-1.sql', 'create table spec_a (n int);');
    await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, folder)));
    expect(await tables()).toEqual(['spec_a']);
  });

  it('refuse a database that a newer Parley wrote', async () => {
    put('20990101-1.sql', 'create table spec_a (n int);');
    await migrate(database.ownerUrl, folder);
    rmSync(join(folder, '20990101-1.sql'));
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/written by a newer Parley \(20990101-1\)/);
  });

  it('leave roles that a pool takes on with its first breath', async () => {
    const pool = createPool(database.ownerUrl, { name: 'spec', max: 1, role: 'parley_auditor', statementTimeout: 50 });
    const { rows } = await pool.query<{ name: string }>('select current_user as name');
    expect(rows).toEqual([{ name: 'parley_auditor' }]);
    await expect(pool.query('select pg_sleep(5)')).rejects.toThrow(/statement timeout/);
    await pool.end();
  });
});
