import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from './start-refusal';

const spelled = /^[0-9a-f]{64}$/i;

function parse(text: string, where: string): Buffer {
  if (!spelled.test(text.trim())) throw new StartRefusal(`${where} must hold 64 hexadecimal digits (256 bits).`);
  return Buffer.from(text.trim(), 'hex');
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function read(file: string, what: string): Buffer | null {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new StartRefusal(`The ${what} ${file} can be read by others; set its mode to 0600.`);
    }
    return parse(readFileSync(file, 'utf8'), `The ${what} ${file}`);
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    if (isMissing(error)) return null;
    throw new StartRefusal(`The ${what} ${file} cannot be read: ${(error as Error).message}.`);
  }
}

function create(file: string, what: string): Buffer {
  const key = randomBytes(32);
  try {
    // wx: two first starts at once must not overwrite each other's key
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    const made = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(file, what) : null;
    if (made) return made;
    throw new StartRefusal(`The ${what} ${file} cannot be written: ${(error as Error).message}.`);
  }
}

/**
 * The key that wraps the keys of persons: from the environment, or from a file of mode 0600 made at the first start.
 * With `keysExist` a missing file refuses: a new key could not open what the old one sealed.
 */
export function readMasterKey(dataDir: string, fromEnvironment: string | undefined, keysExist = false): Buffer {
  if (fromEnvironment !== undefined) return parse(fromEnvironment, 'PARLEY_MASTER_KEY');
  const file = join(dataDir, 'master.key');
  const found = read(file, 'master key');
  if (found) return found;
  if (keysExist) throw new StartRefusal(`The master key ${file} is missing; put it back from its backup.`);
  mkdirSync(dataDir, { recursive: true });
  return create(file, 'master key');
}

/** The secret that heads of the record are signed with: from the environment, or from a file beside the master key. */
export function readSealKey(dataDir: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined) return parse(fromEnvironment, 'PARLEY_SEAL_KEY');
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'seal.key');
  return read(file, 'seal key') ?? create(file, 'seal key');
}
