import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

const root = join(import.meta.dirname, '../..');
const tools = join(root, '.cache/audit-test');

/** Builds the command line and the stand-alone verifier as they are delivered. */
export function buildTools(): void {
  execFileSync(process.execPath, [join(root, 'scripts/build-audit.mjs'), tools]);
}

export interface Ended {
  readonly code: number;
  readonly text: string;
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [join(tools, program), ...args], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, text: out + err });
    });
  });
}

export const audit = (
  args: readonly string[],
  url: string,
  sealDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> => run('audit.mjs', args, { DATABASE_URL: url, SEAL_DIR: sealDir, PATH: process.env['PATH'] ?? '', ...more }); // prettier-ignore

/** Knows nothing of the database: an empty environment, and the files. */
export const standAlone = (args: readonly string[]): Promise<Ended> => run('verify-parley.mjs', args, {});

export const standAlonePage = join(tools, 'verify-parley.html');

export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A copy of a database that nobody is connected to, gone afterwards. */
export async function withCopy<T>(url: string, work: (copyUrl: string) => Promise<T>): Promise<T> {
  const [original, copy, other] = [new URL(url), new URL(url), new URL(url)];
  copy.pathname = `/t_${randomBytes(6).toString('hex')}`;
  other.pathname = '/template1';
  const name = copy.pathname.slice(1);
  const asAdministrator = (sql: string) => connected(other.href, (client) => client.query(sql));
  await asAdministrator(`create database ${name} template ${original.pathname.slice(1)} strategy file_copy`);
  try {
    return await work(copy.href);
  } finally {
    await asAdministrator(`drop database ${name} with (force)`);
  }
}
