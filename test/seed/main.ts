import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { startParley as Start } from '../../apps/server/src/parley';
import type { readConfig as Read } from '../../apps/server/src/platform/config';
import type * as Logs from '../../apps/server/src/platform/logging';
import { Office } from '../support/office';
import { colleagues, passwordOfAll } from './people';
import { seed } from './seed';

const built = (path: string): string => pathToFileURL(join(process.cwd(), 'dist/server/apps/server/src', path)).href;
const unlimited = { burst: 1e9, every: 1 };
const rates = {
  visitor: unlimited,
  operator: unlimited,
  reading: unlimited,
  signal: unlimited,
  arrival: unlimited,
  history: unlimited,
  export: unlimited,
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `--chats 300`, `--minutes 0`: a whole number that is not negative. */
function given(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const text = at < 0 ? String(otherwise) : (process.argv[at + 1] ?? '');
  if (/^\d{1,6}$/.test(text)) return Number(text);
  say(`--${name} must be a number, not "${text}".`);
  process.exit(78);
}

async function run(): Promise<number> {
  const [chats, minutes] = [given('chats', 300), given('minutes', 0)];
  const { startParley } = (await import(built('parley.js'))) as { startParley: typeof Start };
  const { readConfig } = (await import(built('platform/config.js'))) as { readConfig: typeof Read };
  const { createLogger, Logging } = (await import(built('platform/logging.js'))) as typeof Logs;
  const environment = { ...process.env, PORT: '0', HOST: '127.0.0.1', ADMIN_EMAIL: colleagues[0]?.email };
  const parley = await startParley(readConfig(environment), new Logging(createLogger('warn')), { rates });
  const office = new Office([parley.port]);
  try {
    if (parley.isSettled) {
      say('Somebody has moved into this Parley already: an afternoon is only put into an empty one (PARLEY_DATA_DIR names another place).'); // prettier-ignore
      return 1;
    }
    await seed(office, { chats, over: minutes * 60_000, told: say });
    say(`\n${chats} chats are there. Start Parley and sign in with the password "${passwordOfAll}" as\n`);
    for (const { name, email, role } of colleagues) say(`  ${email.padEnd(22)} ${name}, ${role}`);
    say('');
    return 0;
  } finally {
    // First the server, as at any stop: people whose lines it cuts itself are no news to it.
    await parley.close();
    office.close();
  }
}

process.exitCode = await run();
