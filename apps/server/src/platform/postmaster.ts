import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What postmaster.pid says, and whether it is still true. */
export type Postmaster =
  | { readonly kind: 'none' }
  | { readonly kind: 'alive'; readonly port: number | null }
  /** Killed, but its children still hold the shared memory: starting now would be refused, and rightly. */
  | { readonly kind: 'orphans' }
  | { readonly kind: 'dead' };

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A zombie counts as dead, and so does another program that was given the number after a restart of the machine. */
function isPostmaster(pid: number, dir: string): boolean {
  if (!exists(pid)) return false;
  if (process.platform !== 'linux') return true;
  return readOr(`/proc/${pid}/cmdline`, '').split('\0').includes(dir);
}

/** The seventh line names the System V segment that every child stays attached to. */
function isAttached(segment: string | undefined): boolean {
  const id = segment?.trim().split(/\s+/)[1];
  const rows = readOr('/proc/sysvipc/shm', '').split('\n').slice(1);
  const row = rows.map((line) => line.trim().split(/\s+/)).find((columns) => id !== undefined && columns[1] === id);
  return row !== undefined && Number(row[6]) > 0;
}

export function readPostmaster(dir: string): Postmaster {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return { kind: 'none' };
  const [pid, , , port, , , segment] = readOr(file, '').split('\n');
  if (isPostmaster(Number(pid), dir)) return { kind: 'alive', port: Number(port) || null };
  return { kind: isAttached(segment) ? 'orphans' : 'dead' };
}

/** Only for a dead one: PostgreSQL takes a living process of that number, whatever it is, for the old server. */
export function removePidFile(dir: string): void {
  rmSync(join(dir, 'postmaster.pid'), { force: true });
}
