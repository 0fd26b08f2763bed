import pg from 'pg';
import { freshDatabase } from './database';

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('databases of tests', () => {
  it('are apart from each other and take the role of the running server', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    try {
      await ask(one.ownerUrl, 'create table only_here (id int)');
      const question = `select to_regclass('only_here') is not null as answer`;
      expect(await ask(one.ownerUrl, question)).toBe(true);
      expect(await ask(two.ownerUrl, question)).toBe(false);
      expect(await ask(one.appUrl, 'select current_user as answer')).toBe('parley_app');
      expect(await ask(one.keysUrl, 'select current_database() as answer')).toMatch(/_keys$/);
    } finally {
      await Promise.all([one.drop(), two.drop()]);
    }
  });
});
