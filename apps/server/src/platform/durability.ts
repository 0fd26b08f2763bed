import { withOwner } from './database';
import { StartRefusal } from './start-refusal';

/** Refuses a PostgreSQL that could lose what it has acknowledged, or that is too old. */
export async function checkDurability(url: string, relaxed: boolean): Promise<void> {
  const settings = await withOwner(url, async (client) => {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_version_num', 'server_encoding'];
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [names],
    );
    return new Map(rows.map(({ name, setting }) => [name, setting]));
  });
  if (Number(settings.get('server_version_num')) < 150_000)
    throw new StartRefusal('Parley needs PostgreSQL 15 or newer.');
  if (settings.get('server_encoding') !== 'UTF8') throw new StartRefusal('The database must have the encoding UTF8.');
  const off = ['fsync', 'synchronous_commit', 'full_page_writes'].find((name) => settings.get(name) === 'off');
  if (off && !relaxed) {
    throw new StartRefusal(`The database runs with ${off}=off and could lose what it has acknowledged; switch it on.`);
  }
}
