import type pg from 'pg';
import { type Finding, ForgedHead, type Head, Malformed, openHead, parseHead, parseNote, sameBytes, UnusableEvidence, type VerifierKey } from '#libs/record'; // prettier-ignore
import { checkSignature, type SealFolder } from '#libs/seal-folder';

const page = 500;
const stored = `select h.position, h.note, e.hash from log.heads h
  left join log.events e on e.lane = 0 and e.position = h.position
  where h.lane = 0 and h.position > $1 and h.position <= $2 order by h.position limit ${page}`;

interface Copy {
  readonly position: string;
  readonly note: string;
  /** Of the log at that position. */
  readonly hash: Buffer | null;
}

export interface Beyond {
  readonly finding: Finding | null;
  /** Heads that another folder has, and that the log meets: of another node, or of a life before a restore. */
  readonly elsewhere: number;
}

/** Copies of heads that the folder does not have: each must be signed with the key, and be met by the log. */
export async function headsBeyondFolder(
  pool: pg.Pool,
  folder: SealFolder,
  key: VerifierKey,
  { end, upTo }: { readonly end: number; readonly upTo: number },
): Promise<Beyond> {
  const inFolder = positionsOf(folder);
  let [known, elsewhere] = [await inFolder.next(), 0];
  for (let after = 0; ;) {
    const { rows } = await pool.query<Copy>(stored, [after, upTo]);
    for (const row of rows) {
      after = Number(row.position);
      while (!known.done && known.value < after) known = await inFolder.next();
      if (!known.done && known.value === after) continue;
      const finding = await foundIn(row, key, end);
      if (finding) return { finding, elsewhere };
      elsewhere += 1;
    }
    if (rows.length < page) return { finding: null, elsewhere };
  }
}

async function* positionsOf(folder: SealFolder): AsyncGenerator<number, undefined> {
  for await (const note of folder.heads.notes()) yield parseHead(parseNote(note).text).position;
}

async function foundIn({ position: at, note, hash }: Copy, key: VerifierKey, end: number): Promise<Finding | null> {
  const position = Number(at);
  const wrong = (detail: string): Finding => ({ kind: 'head mismatch', position, detail: `log.heads: ${detail}` });
  let head: Head;
  try {
    head = await openHead(note, key, checkSignature);
  } catch (error) {
    const isEvidence = error instanceof ForgedHead || error instanceof UnusableEvidence || error instanceof Malformed;
    if (isEvidence) return wrong(error.message);
    throw error;
  }
  if (head.position !== position) return wrong(`the head at ${head.position} stands there`);
  if (!hash) return { kind: 'tail cut', position: end + 1, until: position };
  return sameBytes(head.hash, hash) ? null : wrong('the log does not meet it, and the folder does not have it');
}
