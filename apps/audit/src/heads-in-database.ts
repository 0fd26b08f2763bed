import type pg from 'pg';
import { type Finding, openHead, parseHead, parseNote, sameBytes, type VerifierKey } from '#libs/record';
import { checkSignature, type SealFolder } from '#libs/seal-folder';

const page = 500;
const stored = 'select position, note from log.heads where lane = 0 and position = any($1)';

/**
 * The copies in the database: each signed head up to a position stands there as it was signed, but for the very last one;
 * or as it was signed at another time, into a folder that was lost.
 */
export async function headsInDatabase(
  pool: pg.Pool,
  folder: SealFolder,
  key: VerifierKey,
  to: number,
): Promise<Finding | null> {
  let waiting = new Map<number, string>();
  for await (const note of folder.heads.notes()) {
    const { position } = parseHead(parseNote(note).text);
    if (position > to) break;
    waiting.set(position, note);
    if (waiting.size < page) continue;
    const finding = await compare(pool, key, waiting, Infinity);
    if (finding) return finding;
    waiting = new Map();
  }
  return compare(pool, key, waiting, Math.max(...waiting.keys()));
}

async function compare(
  pool: pg.Pool,
  key: VerifierKey,
  notes: ReadonlyMap<number, string>,
  last: number,
): Promise<Finding | null> {
  const { rows } = await pool.query<{ position: string; note: string }>(stored, [[...notes.keys()]]);
  const found = new Map(rows.map(({ position, note }) => [Number(position), note]));
  for (const [position, note] of notes) {
    const copy = found.get(position);
    if (copy === note || (copy === undefined && position === last)) continue;
    if (copy !== undefined && (await isAlike(copy, note, key))) continue;
    const detail = copy === undefined ? 'log.heads does not have it' : 'log.heads has another one';
    return { kind: 'head mismatch', position, detail };
  }
  return null;
}

/** Signed with the key, of the same log. */
async function isAlike(copy: string, note: string, key: VerifierKey): Promise<boolean> {
  const [one, other] = await Promise.all([copy, note].map((each) => openHead(each, key, checkSignature).catch(() => null))); // prettier-ignore
  if (!one || !other || one.position !== other.position) return false;
  return sameBytes(one.hash, other.hash) && sameBytes(one.root, other.root);
}
