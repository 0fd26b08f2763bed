import type { ParleyFact } from '#libs/domain';
import { type ReplayFact } from '#libs/read-models';
import { Altered, type Bundle, type BundleMeans, ForgedHead, Malformed, openBundle, type OpenedBundle, parseBundle, toHex, UnusableEvidence } from '#libs/record'; // prettier-ignore
import { openWords } from './open-words';

/** What was found in the page of a bundle. */
export interface BundlePage {
  readonly text: string | null;
  /** SHA-256 of the text, hex. */
  readonly digest: string;
  /** Whether its last mark is there. */
  readonly isWhole: boolean;
}

export interface BundleAnswer {
  readonly verdict: 'Verified' | 'Altered' | 'Cannot check';
  readonly text: string;
  /** Only of a bundle that holds. */
  readonly proved: { readonly bundle: Bundle; readonly facts: readonly ReplayFact[] } | null;
}

const marks = /<script type="application\/json" id="bundle" data-sha256="([0-9a-f]*)">([^]*?)(?:<\/script>|$)/;

/** Finds a bundle in its page, read as text. */
export function bundleIn(html: string): BundlePage {
  const [, digest = '', text = null] = marks.exec(html) ?? [];
  return { text, digest, isWhole: html.includes('<i id="end" hidden></i>') };
}

/** `key`: the public key as it was noted, or null to take the bundle's word for it. */
export async function checkBundle(page: BundlePage, key: string | null, means: BundleMeans): Promise<BundleAnswer> {
  try {
    const bundle = bundleOf(page, means);
    const opened = await openBundle(bundle, key, means);
    return verified(bundle, opened, await factsOf(opened), key !== null);
  } catch (error) {
    const text = (error as Error).message;
    if (error instanceof Altered || error instanceof ForgedHead) return { verdict: 'Altered', text, proved: null };
    const isPlain = error instanceof Malformed || error instanceof UnusableEvidence;
    return { verdict: 'Cannot check', text: isPlain ? text : `this program cannot do it here: ${text}`, proved: null };
  }
}

function bundleOf({ text, digest, isWhole }: BundlePage, { sha256 }: BundleMeans): Bundle {
  if (text === null) throw new UnusableEvidence('there is no bundle in this file');
  if (!isWhole) throw new UnusableEvidence('the file was broken off: its end is missing');
  if (toHex(sha256(new TextEncoder().encode(text))) !== digest)
    throw new Altered('the bundle is not the text that was written into the file');
  return parseBundle(text);
}

function verified(
  bundle: Bundle,
  { head, events }: OpenedBundle,
  facts: ReplayFact[],
  isPinned: boolean,
): BundleAnswer {
  // prettier-ignore
  const signed = `${new Date(head.signedAt).toISOString().slice(0, 19)}Z`;
  const lines = [
    `all ${events.length} facts are in the record as it was signed at position ${head.position}, ${signed}.`,
    isPinned
      ? 'The key is the one that you gave.'
      : 'The key is the one in this file: that is proof only if it is the key that you noted elsewhere.',
    ...(bundle.unsealed > 0 ? [`${bundle.unsealed} later facts were not sealed yet and are not in it.`] : []),
  ];
  return { verdict: 'Verified', text: lines.join(' '), proved: { bundle, facts } };
}

/** Times are those that the events themselves tell: they are proved, the time of recording is not. */
async function factsOf({ events }: OpenedBundle): Promise<ReplayFact[]> {
  return Promise.all(
    events.map(async ({ event, key }) => {
      const words = await openWords(event, key);
      const { type, streamId, position, actor, occurredAt, data } = event;
      const fact = { type, data: JSON.parse(data) as object, ...(words !== undefined && { private: words }) };
      return { streamId, position, actor, at: Math.floor(occurredAt / 1000), fact: fact as unknown as ParleyFact };
    }),
  );
}
