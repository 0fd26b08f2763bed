import { fromBase64, Malformed } from './bytes';
import type { RecordEvent, Sha256 } from './event';
import { EventHashing } from './event-hashing';
import { eventLine, eventOf, parseLine } from './export-format';
import { type Head, openHead, UnusableEvidence } from './head';
import { TreeHashing } from './merkle';
import { type CheckSignature, parseVerifierKey } from './note';
import { provesInclusion } from './proofs';

/** An event that can be checked by itself. */
export interface BundledEvent {
  /** As in an export of the log, without the line feed. */
  readonly line: string;
  /** Proof that it is in the tree of the head, base64. */
  readonly path: readonly string[];
  /** Opens the words of this event and of no other, base64; null: it has none, or they were erased. */
  readonly key: string | null;
}

/** One chat with all that proves it. What is not in `events` and `head` is said, not proved. */
export interface Bundle {
  readonly format: 'parley-bundle';
  readonly version: 1;
  readonly chat: string;
  readonly site: string;
  /** Of operators by id. */
  readonly names: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The verifier key of whoever made it; believe it only if it is the one you noted. */
  readonly publicKey: string;
  /** The signed note. */
  readonly head: string;
  readonly events: readonly BundledEvent[];
  /** Facts of the chat that no head vouched for yet, and that are left out. */
  readonly unsealed: number;
}

/** The bundle is not what was sealed. */
export class Altered extends Error {
  override readonly name = 'Altered';
}

export interface BundleMeans {
  readonly sha256: Sha256;
  readonly checkSignature: CheckSignature;
}

/** JSON that may stand in a page. */
export const bundleText = (bundle: Bundle): string => JSON.stringify(bundle).replaceAll('<', '\\u003c');

/** Throws what `parseLine` throws, and UnusableEvidence for what is no bundle. */
export function parseBundle(text: string): Bundle {
  const bundle = parseLine(text) as Partial<Bundle>;
  const { format, version, events, head, publicKey, chat, names } = bundle;
  if (format !== 'parley-bundle') throw new UnusableEvidence('this is no bundle of Parley');
  if (version !== 1) throw new UnusableEvidence(`this is a bundle of version ${String(version)}, which is not known here`); // prettier-ignore
  const isWhole = [head, publicKey, chat].every((one) => typeof one === 'string') && typeof names === 'object';
  if (!isWhole || !Array.isArray(events) || events.length === 0) throw new Malformed('the bundle lacks a part');
  return bundle as Bundle;
}

export interface OpenedBundle {
  readonly head: Head;
  readonly events: readonly { readonly event: RecordEvent; readonly key: Uint8Array | null }[];
}

/** Proves every event by a head that the key signed. `key` null: the bundle's own. */
export async function openBundle(bundle: Bundle, key: string | null, means: BundleMeans): Promise<OpenedBundle> {
  const trusted = parseVerifierKey(means.sha256, key ?? bundle.publicKey);
  const head = await openHead(bundle.head, trusted, means.checkSignature);
  const proving = new Proving(head, means.sha256);
  const events = bundle.events.map((one) => ({ event: proving.take(one), key: one.key === null ? null : fromBase64(one.key) })); // prettier-ignore
  const [first] = events;
  if (first?.event.streamId !== bundle.chat || first.event.type !== 'ChatStarted')
    throw new Altered('the events are not those of the chat that the bundle names');
  return { head, events };
}

class Proving {
  private readonly leaves: EventHashing;
  private readonly tree: TreeHashing;
  private readonly versions = new Map<string, number>();
  private position = 0;

  constructor(
    private readonly head: Head,
    sha256: Sha256,
  ) {
    this.leaves = new EventHashing(sha256);
    this.tree = new TreeHashing(sha256);
  }

  take({ line, path }: BundledEvent): RecordEvent {
    const event = eventOf(parseLine(line));
    const { position, streamId, streamVersion, lane } = event;
    const refuse = (why: string): never => {
      throw new Altered(`position ${position}: ${why}`);
    };
    if (eventLine(event) !== `${line}\n`) refuse('the event is not written as Parley writes it');
    if (lane !== this.head.lane || position <= this.position) refuse('the event stands in the wrong place');
    const before = this.versions.get(streamId) ?? 0;
    if (streamVersion !== before + 1) refuse(`an event before it is missing (${before + 1} of its stream)`);
    const claim = { index: position - 1, size: this.head.position, root: this.head.root, leaf: this.tree.leaf(this.leaves.leaf(event)) }; // prettier-ignore
    if (!provesInclusion(this.tree, claim, path.map(fromBase64))) refuse('the event is not the one that was sealed');
    this.versions.set(streamId, streamVersion);
    this.position = position;
    return event;
  }
}
