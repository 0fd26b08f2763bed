import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Records } from '#libs/record';

/** A name and a place become durable with their folder. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

export interface RecordShape {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Records in one file: a full one is never touched again, so it can be moved to where nothing can be changed. */
  readonly perFile: number;
}

/** Records of one size in files that only grow. */
export class RecordFiles implements Records {
  length = 0;
  private file: { readonly number: number; readonly handle: FileHandle } | null = null;
  private unsynced = new Map<number, FileHandle>();
  private isClosed = false;

  private constructor(
    private readonly folder: string,
    private readonly shape: RecordShape,
    private readonly writes: boolean,
  ) {}

  static async open(folder: string, shape: RecordShape, writes: boolean): Promise<RecordFiles> {
    const files = new RecordFiles(folder, shape, writes);
    const names = (await readdir(folder)).filter((name) => name.startsWith(`${shape.name}-`)).sort();
    const last = names.length - 1;
    if (last < 0) return files;
    const { size } = await stat(files.path(last));
    files.length = last * shape.perFile + Math.floor(size / shape.size);
    // A record that a power cut broke in two
    if (writes && size % shape.size > 0) await files.cut(files.length);
    return files;
  }

  /** Positions count from 1. */
  async read(first: number, count: number): Promise<Uint8Array> {
    const { size, perFile } = this.shape;
    const wanted = Math.max(0, Math.min(count, this.length - first + 1));
    const whole = new Uint8Array(wanted * size);
    for (let done = 0; done < wanted;) {
      const at = first - 1 + done;
      const some = Math.min(wanted - done, perFile - (at % perFile));
      const handle = await this.at(Math.floor(at / perFile));
      const { bytesRead } = await handle.read(whole, done * size, some * size, (at % perFile) * size);
      if (bytesRead < some * size) return whole.subarray(0, (done + Math.floor(bytesRead / size)) * size);
      done += some;
    }
    return whole;
  }

  async append(records: Uint8Array): Promise<void> {
    const { size, perFile } = this.shape;
    for (let from = 0; from < records.length;) {
      const number = Math.floor(this.length / perFile);
      const offset = this.length % perFile;
      const part = records.subarray(from, from + (perFile - offset) * size);
      const handle = await this.at(number);
      this.unsynced.set(number, handle);
      await handle.write(part, 0, part.length, offset * size);
      this.length += part.length / size;
      from += part.length;
    }
  }

  /** On the disk when it resolves; refuses when the file is not where it was. */
  async sync(): Promise<void> {
    for (const [number, handle] of this.unsynced) {
      await handle.datasync();
      const { size } = await stat(this.path(number));
      if (size < (await handle.stat()).size) throw new Error(`${this.path(number)} was replaced`);
      if (this.file?.number !== number) await handle.close();
    }
    this.unsynced.clear();
  }

  /** Refuses when the last file is gone or shorter than what was written. */
  async stands(): Promise<void> {
    const last = Math.floor((this.length - 1) / this.shape.perFile);
    if (last < 0) return;
    const { size } = await stat(this.path(last));
    if (last * this.shape.perFile + size / this.shape.size < this.length)
      throw new Error(`${this.path(last)} is shorter than what was written`);
  }

  /** For what was written after the last signed head only. */
  async cut(length: number): Promise<void> {
    const { size, perFile } = this.shape;
    for (let number = Math.floor(length / perFile); existsSync(this.path(number)); number++) {
      const kept = Math.max(0, length - number * perFile);
      await (await this.at(number)).truncate(Math.min(kept, perFile) * size);
    }
    this.length = Math.min(this.length, length);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const handle of new Set([...this.unsynced.values(), ...(this.file ? [this.file.handle] : [])]))
      await handle.close().catch(() => undefined);
    this.unsynced.clear();
    this.file = null;
  }

  private path(number: number): string {
    return join(this.folder, `${this.shape.name}-${String(number).padStart(6, '0')}.bin`);
  }

  private async at(number: number): Promise<FileHandle> {
    // Whoever was in the middle of something when another node took over
    if (this.isClosed) throw new Error(`${this.path(number)} is not open any more`);
    if (this.file?.number === number) return this.file.handle;
    if (this.file && !this.unsynced.has(this.file.number)) await this.file.handle.close();
    const path = this.path(number);
    const isNew = this.writes && !existsSync(path);
    const handle = this.unsynced.get(number) ?? (await open(path, isNew ? 'wx+' : this.writes ? 'r+' : 'r'));
    if (isNew) await syncFolder(this.folder);
    this.file = { number, handle };
    return handle;
  }
}
