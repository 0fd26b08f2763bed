import { sameBytes } from './bytes';
import type { RecordEvent, Sha256 } from './event';
import { EventHashing } from './event-hashing';
import type { Head } from './head';
import { TreeHashing } from './merkle';
import { provesInclusion } from './proofs';

/** An event with what shows that it stands in a signed tree. */
export interface ProvedEvent {
  readonly event: RecordEvent;
  /** The hash of the event before it, whatever that is. */
  readonly previous: Uint8Array;
  /** From its leaf up to the root; null where the tree did not reach it yet. */
  readonly path: readonly Uint8Array[] | null;
}

/** Checks events one by one against one head, from the bytes that were stored. */
export class EventProofs {
  private readonly hashing: EventHashing;
  private readonly nodes: TreeHashing;
  private readonly versions = new Map<string, number>();

  constructor(sha256: Sha256) {
    this.hashing = new EventHashing(sha256);
    this.nodes = new TreeHashing(sha256);
  }

  /**
   * Whether the event is as it was sealed: what it says, its place, its time by its own hash, and that it follows the event
   * of its stream that was taken before. 'unsealed': the head does not reach it, and nothing is wrong with it so far.
   */
  take({ event, previous, path }: ProvedEvent, head: Head): 'proved' | 'unsealed' | 'altered' {
    const leaf = this.hashing.leaf(event);
    const hash = this.hashing.chain(previous, event.lane, event.position, event.recordedAt, leaf);
    if (event.lane !== head.lane || !sameBytes(hash, event.hash) || !this.follows(event)) return 'altered';
    if (event.position > head.position) return 'unsealed';
    const claim = { index: event.position - 1, size: head.position, leaf: this.nodes.leaf(leaf), root: head.root };
    return path && provesInclusion(this.nodes, claim, path) ? 'proved' : 'altered';
  }

  /** The tree says nothing of what was left out between two events: their versions do. */
  private follows({ streamId, streamVersion }: RecordEvent): boolean {
    const before = this.versions.get(streamId) ?? 0;
    this.versions.set(streamId, streamVersion);
    return streamVersion === before + 1;
  }
}
