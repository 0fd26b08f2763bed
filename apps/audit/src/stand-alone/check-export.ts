import {
  type CheckSignature,
  ExportReader,
  type Finding,
  findingKinds,
  type Head,
  notesOf,
  openHead,
  parseVerifierKey,
  type Records,
  type Sha256,
  toHex,
  type Summary,
  UnusableEvidence,
  Malformed,
  verify,
} from '#libs/record';

/** What the verifier is given; nothing of it comes from Parley or its database while it runs. */
export interface Given {
  readonly exported: AsyncIterable<string>;
  /** Texts of the files with heads, in the order of their names. */
  readonly heads: AsyncIterable<string>;
  readonly ledger: Records;
  readonly hints: Records;
  /** The line of the public key. */
  readonly key: string;
  readonly onProgress?: (position: number) => void;
}

export interface Means {
  readonly sha256: Sha256;
  readonly checkSignature: CheckSignature;
}

/** 0: nothing found. 1: a finding. 2: what was given cannot be used. */
export interface Answer {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export async function checkExport(given: Given, means: Means): Promise<Answer> {
  try {
    const key = parseVerifierKey(means.sha256, given.key);
    const reader = new ExportReader(given.exported);
    async function* heads(): AsyncGenerator<Head> {
      for await (const file of given.heads)
        for (const note of notesOf(file)) yield await openHead(note, key, means.checkSignature);
    }
    const { ledger, hints, onProgress } = given;
    const sources = { sha256: means.sha256, heads: heads(), ledger, hints };
    const verdict = await verify(whole(reader), onProgress ? { ...sources, onProgress } : sources);
    return verdict.ok
      ? { exitCode: 0, text: summaryText(verdict.summary) }
      : { exitCode: 1, text: findingText(verdict.finding) };
  } catch (error) {
    if (error instanceof UnusableEvidence || error instanceof Malformed)
      return { exitCode: 2, text: `cannot be checked: ${error.message}` };
    throw error;
  }
}

async function* whole(reader: ExportReader): ReturnType<ExportReader['events']> {
  for await (const events of reader.events()) {
    if (reader.start && reader.start.from !== 1)
      throw new UnusableEvidence(`the export begins at ${reader.start.from}: this verifier takes a full one`);
    yield events;
  }
}

export function findingText({ kind, position, until, detail }: Finding): string {
  const place = until && until !== position ? `positions ${position} to ${until}` : `position ${position}`;
  return `CHANGED at ${place}: ${kind}, ${findingKinds[kind]}${detail ? ` (${detail})` : ''}`;
}

export function summaryText({ events, from, to, streams, heads, proven, compared, hash }: Summary): string {
  const range = events === 0 ? 'no events' : `${events} events (${from} to ${to}) of ${streams} streams`;
  const signed = heads > 0 ? `${heads} signed heads vouch for all up to ${proven}` : 'no signed head was given';
  const beyond = to > Math.max(proven, compared) ? `; nothing outside vouches for ${Math.max(proven, compared) + 1} to ${to}` : ''; // prettier-ignore
  return `HOLDS: ${range}; ${signed}; the ledger agrees up to ${compared}${beyond}.\nhash ${toHex(hash)}`;
}
