import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A migrated database of one's own, with the keys database that belongs to it. */
export interface FreshDatabase {
  readonly ownerUrl: string;
  /** The same database; whoever connects with it has the role of the running server. */
  readonly appUrl: string;
  readonly keysUrl: string;
  /** Both databases as they stand, as a backup has them. Nobody may be connected. */
  copy(): Promise<FreshDatabase>;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env['PARLEY_TEST_POSTGRES'];
  if (!url) throw new Error('No PostgreSQL for tests: run this spec in the integration project.');
  return url;
}

function withDatabase(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function asApp(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', '-c role=parley_app');
  return url.href;
}

/** From `template1`: nobody may be connected to a database while it is cloned. */
async function asAdministrator(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase('template1') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const dropped = (name: string): string => `drop database if exists ${name} with (force)`;

/** Who has said goodbye but is not gone yet would take the drop for a failure: two seconds are given to everybody. */
const farewell = (name: string): string => `do $$ begin
  for moment in 1..100 loop
    perform pg_stat_clear_snapshot();
    exit when not exists (select from pg_stat_activity where datname in ('${name}', '${name}_keys'));
    perform pg_sleep(0.02);
  end loop;
end $$`;

/** Clones the migrated databases (tens of milliseconds). */
export function freshDatabase(): Promise<FreshDatabase> {
  return cloneOf('parley', 'parley_keys');
}

async function cloneOf(main: string, keys: string): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const clone = (copy: string, of: string): string => `create database ${copy} template ${of} strategy file_copy`;
  await asAdministrator([clone(name, main), clone(`${name}_keys`, keys)]);
  const ownerUrl = withDatabase(name);
  return {
    ownerUrl,
    appUrl: asApp(ownerUrl),
    keysUrl: withDatabase(`${name}_keys`),
    copy: () => cloneOf(name, `${name}_keys`),
    drop: () => asAdministrator([farewell(name), ...[name, `${name}_keys`].map(dropped)]),
  };
}
