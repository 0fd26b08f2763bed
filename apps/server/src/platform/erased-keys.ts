import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from './start-refusal';

export interface ErasedKey {
  readonly key: string;
  /** Whose it was. */
  readonly person: string;
}

const line = /^([0-9a-f-]{36}) ([0-9a-f-]{36}) \S+$/;

/**
 * Which keys were destroyed, in a file outside the databases: a backup brings both of them back together, and this list has
 * the keys destroyed again. Lines are only ever added.
 */
export class ErasedKeys {
  private readonly file: string;

  constructor(private readonly folder: string) {
    this.file = join(folder, 'erased-keys');
  }

  /** Every key once. A last line that a crash cut off was not yet believed by anybody. */
  async all(): Promise<ErasedKey[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw new StartRefusal(`The list of destroyed keys ${this.file} cannot be read: ${error.message}.`);
    });
    const found = text.split('\n').flatMap((each) => line.exec(each) ?? []);
    const keys = new Map<string, ErasedKey>();
    for (let at = 0; at < found.length; at += 3) {
      const [key, person] = [found[at + 1] ?? '', found[at + 2] ?? ''];
      keys.set(key, { key, person });
    }
    return [...keys.values()];
  }

  /** Stands on the disk when it resolves. Begins a line of its own: the one before may have been cut off. */
  async add({ key, person }: ErasedKey, at: number): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const handle = await open(this.file, 'a', 0o600);
    try {
      const before = (await handle.stat()).size;
      await handle.write(`${before === 0 ? '' : '\n'}${key} ${person} ${new Date(at).toISOString()}`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(this.folder);
  }
}

/** A new file is only safe once the folder that names it is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
