import type { ChatProof } from '#libs/contracts';
import {
  eventOf,
  EventProofs,
  ForgedHead,
  fromBase64,
  fromHex,
  type Head,
  Malformed,
  openHead,
  parseLine,
  pureSha256,
  type RecordEvent,
  UnusableEvidence,
  type VerifierKey,
} from '#libs/record';
import { CannotCheck, type ShownEvent, type Verdict } from './verdict';

type Signature = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
export interface CheckParts {
  readonly ask: (after: number) => Promise<ChatProof>;
  readonly key: VerifierKey;
  readonly check: Signature;
  /** What the page shows; it has to be what was stored. */
  readonly shown: readonly ShownEvent[];
}

interface Tally {
  readonly proofs: EventProofs;
  readonly shown: Map<number, ShownEvent>;
  proved: number;
  taken: number;
  last: number;
  /** What the server finds; the browser does not depend on it. */
  server: number | null;
}

/** A4: recomputes each event of a chat from its stored bytes and looks for it in the signed tree. */
export async function checkChat({ ask, key, check, shown }: CheckParts): Promise<Verdict> {
  const tally: Tally = {
    ...{ proofs: new EventProofs(pureSha256), shown: new Map(shown.map((one) => [one.position, one])) },
    ...{ proved: 0, taken: 0, last: 0, server: null },
  };
  for (;;) {
    const page = await ask(tally.last);
    if (page.head === null) throw new CannotCheck('no-head');
    const head = await headOf(page.head, key, check);
    tally.server ??= page.altered;
    const bad = takePage(tally, page, head);
    if (bad !== null) return { is: 'altered', position: bad, server: tally.server === bad };
    if (!page.end) continue;
    return { ...finished(tally, page, head), key: key.id };
  }
}

async function headOf(note: string, key: VerifierKey, check: Signature): Promise<Head> {
  try {
    return await openHead(note, key, check);
  } catch (error) {
    if (error instanceof ForgedHead) throw new CannotCheck('forged');
    if (error instanceof UnusableEvidence) throw new CannotCheck('other-key');
    if (error instanceof Malformed) throw new CannotCheck('unusable');
    throw error;
  }
}

/** The position of the first event that is not as it was sealed. */
function takePage(tally: Tally, { events }: ChatProof, head: Head): number | null {
  for (const { line, previous, path } of events) {
    const event = read(line);
    if (!event) return tally.last + 1;
    const proof = { event, previous: fromHex(previous), path: path?.map(fromBase64) ?? null };
    const verdict = tally.proofs.take(proof, head);
    if (verdict === 'altered' || !isShown(tally, event)) return event.position;
    if (verdict === 'proved') tally.proved += 1;
    tally.taken += 1;
    tally.last = event.position;
  }
  return null;
}

function read(line: string): RecordEvent | null {
  try {
    return eventOf(parseLine(line));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** What was stored after the page was opened is not on it yet. */
function isShown({ shown }: Tally, { position, type, recordedAt }: RecordEvent): boolean {
  const one = shown.get(position);
  shown.delete(position);
  return one === undefined || (one.type === type && one.at === Math.floor(recordedAt / 1000));
}

function finished({ proved, taken, shown }: Tally, { total }: ChatProof, { position: size, signedAt }: Head) {
  // An event that is shown but was never handed over with a proof is not proved
  const is = proved === taken && taken === total && shown.size === 0 ? ('verified' as const) : ('unsealed' as const);
  return { is, count: proved, total, size, signedAt };
}
