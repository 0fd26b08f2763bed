import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The pid is only believed when that program runs on this very folder. */
async function endServer(folder: string): Promise<void> {
  const dir = join(folder, 'postgres');
  const file = await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  if (!pid) return;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  if (stdout.includes(dir)) process.kill(pid, 'SIGINT');
}

/** A run that was killed leaves its PostgreSQL behind: the next one ends it and takes its folder away. */
export async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const runner = Number(/^parley-test-(\d+)-/.exec(name)?.[1] ?? 0);
    if (runner === 0 || isAlive(runner)) continue;
    const folder = join(tmpdir(), name);
    await endServer(folder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
