import { fromBase64, Malformed, toBase64, toHex } from './bytes';
import { type CheckSignature, parseNote, type VerifierKey } from './note';

/** What is signed: that the log had this hash and this tree at this position. */
export interface Head {
  /** Names the log: `parley/<from the hash of its first event>/lane/<lane>`. */
  readonly origin: string;
  readonly lane: number;
  /** Also the size of the tree. */
  readonly position: number;
  /** Of the chain. */
  readonly hash: Uint8Array;
  readonly root: Uint8Array;
  /** Milliseconds. */
  readonly signedAt: number;
  /** Names the life of the database; another after a restore. */
  readonly epoch: string;
}

export const originOf = (firstHash: Uint8Array, lane: number): string =>
  `parley/${toHex(firstHash.subarray(0, 8))}/lane/${lane}`;

/** A checkpoint of C2SP tlog-checkpoint: origin, size, root; then lines of our own. */
export function headText(head: Head): string {
  const own = [
    `lane ${head.lane}`,
    `hash ${toBase64(head.hash)}`,
    `time ${new Date(head.signedAt).toISOString()}`,
    `epoch ${head.epoch}`,
  ];
  return [head.origin, head.position, toBase64(head.root), ...own, ''].join('\n');
}

const form =
  /^(parley\/[0-9a-f]{16}\/lane\/\d+)\n(\d{1,15})\n(\S{44})\nlane (\d{1,5})\nhash (\S{44})\ntime (\S{24})\nepoch (\S+)\n$/;

export function parseHead(text: string): Head {
  const found = form.exec(text);
  if (!found) throw new Malformed('the body of a signed head cannot be read');
  const [, origin = '', position, root = '', lane, hash = '', time = '', epoch = ''] = found;
  return {
    origin,
    lane: Number(lane),
    position: Number(position),
    hash: fromBase64(hash),
    root: fromBase64(root),
    signedAt: Date.parse(time),
    epoch,
  };
}

/** Evidence that cannot be used at all: not a finding about the log. */
export class UnusableEvidence extends Error {
  override readonly name = 'UnusableEvidence';
}
/** A signed head that is not as it was signed. */
export class ForgedHead extends Error {
  override readonly name = 'ForgedHead';
  constructor(
    readonly position: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads one head and believes it only with a signature of the pinned key. */
export async function openHead(note: string, key: VerifierKey, check: CheckSignature): Promise<Head> {
  const { text, signatures } = parseNote(note);
  const head = parseHead(text);
  const mine = signatures.find(({ id, name }) => id === key.id && name === key.name);
  if (!mine) {
    const others = signatures.map(({ name, id }) => `${name}+${id}`).join(', ');
    throw new UnusableEvidence(
      `the head at ${head.position} is signed by ${others} and not by ${key.name}+${key.id}: another key, or another log`,
    );
  }
  if (!(await check(key.key, new TextEncoder().encode(text), mine.signature)))
    throw new ForgedHead(head.position, 'the signature does not fit the head');
  return head;
}

/** Signed notes one after another, as a file of heads has them; a last one that was broken off is left out. */
export function notesOf(file: string): string[] {
  return file.match(/parley\/[^]*?\n\n(?:\u2014 [^\n]+\n)+/g) ?? [];
}
