import { tileWidth, type TreeRows } from '#libs/record';
import { RecordFiles } from './record-files';

const hashSize = 32;
/** More rows than any log fills. */
const rowCount = 6;

/** The kept rows of the tree; all of it can be computed again from the log. */
export class TreeFiles implements TreeRows {
  private constructor(private readonly rows: readonly RecordFiles[]) {}

  static async open(folder: string, writes: boolean): Promise<TreeFiles> {
    const rows: RecordFiles[] = [];
    for (let row = 0; row < rowCount; row++)
      rows.push(await RecordFiles.open(folder, { name: `tree${row}`, size: hashSize, perFile: 2 ** 20 }, writes));
    return new TreeFiles(rows);
  }

  /** How many leaves all rows together can vouch for. */
  get size(): number {
    let size = this.rows[0]?.length ?? 0;
    for (const [row, { length }] of this.rows.entries())
      if (length < Math.floor(size / tileWidth ** row)) size = length * tileWidth ** row;
    return size;
  }

  async read(row: number, first: number, count: number): Promise<Uint8Array[]> {
    const bytes = (await this.rows[row]?.read(first + 1, count)) ?? new Uint8Array(0);
    return Array.from({ length: bytes.length / hashSize }, (_, i) => bytes.subarray(i * hashSize, (i + 1) * hashSize));
  }

  async append(row: number, hashes: readonly Uint8Array[]): Promise<void> {
    await this.rows[row]?.append(Buffer.concat(hashes));
  }

  async cut(size: number): Promise<void> {
    for (const [row, files] of this.rows.entries()) await files.cut(Math.floor(size / tileWidth ** row));
  }

  async sync(): Promise<void> {
    for (const files of this.rows) await files.sync();
  }

  async close(): Promise<void> {
    for (const files of this.rows) await files.close();
  }
}
