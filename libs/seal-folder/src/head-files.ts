import { open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { notesOf } from '#libs/record';
import { syncFolder } from './record-files';

const form = /^heads-\d{4}-\d{2}-\d{2}\.txt$/;

/** Signed heads as text, a file a day (UTC). */
export class HeadFiles {
  private end: string | null = null;

  constructor(private readonly folder: string) {}

  /** All of them, in order. */
  async *notes(): AsyncGenerator<string> {
    for (const name of await this.names()) yield* notesOf(await readFile(join(this.folder, name), 'utf8'));
  }

  async last(): Promise<string | null> {
    for (const name of (await this.names()).reverse()) {
      const notes = notesOf(await readFile(join(this.folder, name), 'utf8'));
      if (notes.length > 0) return notes.at(-1) ?? null;
    }
    return null;
  }

  /** On the disk when it resolves; refuses when somebody else has signed since this one mended or appended. */
  async append(note: string, signedAt: number): Promise<void> {
    await this.stands();
    const handle = await open(join(this.folder, `heads-${new Date(signedAt).toISOString().slice(0, 10)}.txt`), 'a');
    try {
      await handle.write(note);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await syncFolder(this.folder);
    this.end = await this.whereItEnds();
  }

  /** Refuses when the heads are not as this process left them. */
  async stands(): Promise<void> {
    if (this.end !== (await this.whereItEnds()))
      throw new Error('another node has signed a head meanwhile, or heads were taken away');
  }

  /** Takes away a last head that a power cut broke off. */
  async mend(): Promise<void> {
    const name = (await this.names()).at(-1);
    if (name) {
      const path = join(this.folder, name);
      const text = await readFile(path, 'utf8');
      const whole = notesOf(text).join('');
      if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
    }
    this.end = await this.whereItEnds();
  }

  private async whereItEnds(): Promise<string> {
    const name = (await this.names()).at(-1);
    return name ? `${name} ${(await stat(join(this.folder, name))).size}` : '';
  }

  private async names(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => form.test(name)).sort();
  }
}
