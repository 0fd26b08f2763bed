import type pg from 'pg';
import { type Finding, parseHead, parseNote } from '#libs/record';
import type { SealFolder } from '#libs/seal-folder';

const page = 500;
const stored = 'select position, note from log.heads where lane = 0 and position = any($1)';

/** The copies in the database: each signed head up to a position stands there as it was signed, but for the very last one. */
export async function headsInDatabase(pool: pg.Pool, folder: SealFolder, to: number): Promise<Finding | null> {
  let waiting = new Map<number, string>();
  for await (const note of folder.heads.notes()) {
    const { position } = parseHead(parseNote(note).text);
    if (position > to) break;
    waiting.set(position, note);
    if (waiting.size < page) continue;
    const finding = await compare(pool, waiting, Infinity);
    if (finding) return finding;
    waiting = new Map();
  }
  return compare(pool, waiting, Math.max(...waiting.keys()));
}

async function compare(pool: pg.Pool, notes: ReadonlyMap<number, string>, last: number): Promise<Finding | null> {
  const { rows } = await pool.query<{ position: string; note: string }>(stored, [[...notes.keys()]]);
  const found = new Map(rows.map(({ position, note }) => [Number(position), note]));
  for (const [position, note] of notes) {
    const copy = found.get(position);
    if (copy === note || (copy === undefined && position === last)) continue;
    const detail = copy === undefined ? 'log.heads does not have it' : 'log.heads has another one';
    return { kind: 'head mismatch', position, detail };
  }
  return null;
}
