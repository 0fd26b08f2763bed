import { ForgedHead, fromBase64, type Head, Malformed, notesOf, openHead, parseHead, parseLine, parseNote, parseVerifierKey, provesConsistency, TreeHashing, UnusableEvidence, type VerifierKey } from '#libs/record'; // prettier-ignore
import type { Answer, Means } from './check-export';

/** As `audit prove --first` and the query `history.consistency` hand it out. */
interface Proof {
  readonly first: number;
  readonly second: number;
  readonly heads: { readonly first: string | null; readonly second: string };
  readonly path: readonly string[];
}

export interface GivenProof {
  readonly text: string;
  /** The line of the public key. */
  readonly key: string;
  /** Heads that were kept elsewhere, one note after another: the one of the first position is believed before that of the proof. */
  readonly kept: string | null;
}

/** Whether the log under one signed head is how the log under a later one began. */
export async function checkConsistency({ text, key, kept }: GivenProof, means: Means): Promise<Answer> {
  try {
    const { first, second, heads, path } = proofIn(text);
    const trusted = parseVerifierKey(means.sha256, key);
    const earlier = await headAt(first, kept === null ? heads.first : keptAt(first, kept), trusted, means);
    const later = await headAt(second, heads.second, trusted, means);
    const [before, now] = [earlier, later].map(({ position, root }) => ({ size: position, root })) as [Size, Size];
    const holds = provesConsistency(new TreeHashing(means.sha256), before, now, path.map(fromBase64));
    const told = `the log up to ${first} (${timeOf(earlier)}) is how the one up to ${second} (${timeOf(later)}) began`;
    return holds ? { exitCode: 0, text: `HOLDS: ${told}` } : { exitCode: 1, text: `CHANGED: it is not proved that ${told}` }; // prettier-ignore
  } catch (error) {
    if (error instanceof ForgedHead) return { exitCode: 1, text: `CHANGED at position ${error.position}: ${error.message}` }; // prettier-ignore
    if (error instanceof UnusableEvidence || error instanceof Malformed)
      return { exitCode: 2, text: `cannot be checked: ${error.message}` };
    throw error;
  }
}

type Size = Parameters<typeof provesConsistency>[1];
const timeOf = ({ signedAt }: Head): string => new Date(signedAt).toISOString();
const isPosition = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isText = (value: unknown): boolean => typeof value === 'string';

/** By itself, or in the answer of a query. */
function proofIn(text: string): Proof {
  const parsed = parseLine(text) as Partial<Proof> & { result?: Partial<Proof> };
  const { first, second, heads, path } = parsed.result ?? parsed;
  if (path === null) throw new UnusableEvidence('whoever was asked could not prove it: ask another node, or compute the tree again'); // prettier-ignore
  const isWhole =
    isPosition(first) &&
    isPosition(second) &&
    isText(heads?.second ?? null) &&
    isText(heads?.first ?? '') &&
    Array.isArray(path);
  if (!isWhole || !path.every(isText)) throw new Malformed('this is no proof between two heads');
  return { first, second, heads, path } as Proof;
}

function keptAt(position: number, kept: string): string {
  const note = notesOf(kept).find((one) => parseHead(parseNote(one).text).position === position);
  if (note === undefined) throw new UnusableEvidence(`among the heads that were given is none at ${position}`);
  return note;
}

async function headAt(
  position: number,
  note: string | null,
  key: VerifierKey,
  { checkSignature }: Means,
): Promise<Head> {
  // prettier-ignore
  if (note === null) throw new UnusableEvidence(`the proof has no head at ${position}: give the one you kept`);
  const head = await openHead(note, key, checkSignature);
  if (head.position !== position) throw new UnusableEvidence(`the head is of ${head.position} and not of ${position}`);
  return head;
}
