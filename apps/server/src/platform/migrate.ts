import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import pg from 'pg';
import { createPool, withOwner } from './database';
import { StartRefusal } from './start-refusal';

/** Each `.sql` file of a folder is one migration, in the order of the names. */
class SqlFiles implements MigrationProvider {
  constructor(private readonly folder: string) {}

  async getMigrations(): Promise<Record<string, Migration>> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith('.sql')).sort();
    const entries = names.map(async (name) => [name.slice(0, -4), await this.read(name)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  private async read(name: string): Promise<Migration> {
    const text = await readFile(join(this.folder, name), 'utf8');
    return { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
}

/**
 * Roles belong to the whole server: two databases that migrate at once may both try to make them. Where the login may not
 * make or grant them, an administrator has done it before, or the first pool says so.
 */
const makeRoles = ['parley_app', 'parley_auditor']
  .map(
    (role) => `do $$ begin
      if to_regrole('${role}') is null then create role ${role} nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      grant ${role} to current_user;
    exception when insufficient_privilege then null;
    end $$;`,
  )
  .join('\n');

async function executedNames(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>('select name from public.kysely_migration');
  return rows.map(({ name }) => name);
}

async function refuseNewerSchema(client: pg.Client, known: readonly string[]): Promise<void> {
  const unknown = (await executedNames(client)).find((name) => !known.includes(name));
  if (unknown) throw new StartRefusal(`The database was written by a newer Parley (${unknown}); start that one.`);
}

/** Brings one database up to date. Nodes that start together take turns: the migrator holds an advisory lock. */
export async function migrate(ownerUrl: string, folder: string): Promise<void> {
  const provider = new SqlFiles(folder);
  const known = Object.keys(await provider.getMigrations());
  await withOwner(ownerUrl, async (client) => {
    await client.query(makeRoles);
    await refuseNewerSchema(client, known);
  });
  const pool = createPool(ownerUrl, { name: 'migration', max: 1, statementTimeout: 0 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
  } finally {
    await db.destroy();
  }
}

/** Where the keys live when nothing else is said: a second database beside the main one, made when it is missing. */
export async function keysDatabaseBeside(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const name = `${decodeURIComponent(url.pathname.slice(1))}_keys`;
  await withOwner(ownerUrl, async (client) => {
    await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: Error & { code?: string }) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error;
    });
  });
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Both databases, ready to be used; hands back the address of the one with the keys. */
export async function migrateAll(ownerUrl: string, keysUrl: string | null, folder: string): Promise<string> {
  const keys = keysUrl ?? (await keysDatabaseBeside(ownerUrl));
  await migrate(ownerUrl, folder);
  await migrate(keys, join(folder, 'keys'));
  return keys;
}
