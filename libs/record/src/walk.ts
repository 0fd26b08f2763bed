import { sameBytes } from './bytes';
import type { RecordEvent, Sha256 } from './event';
import { EventHashing, genesis } from './event-hashing';
import type { Finding } from './finding';
import { Frontier, TreeHashing } from './merkle';
import { StreamVersions } from './stream-versions';

/** Where a check begins: after an event whose hash is known from elsewhere. */
export interface Start {
  readonly position: number;
  readonly hash: Uint8Array;
}

export interface WalkOptions {
  readonly sha256: Sha256;
  readonly lane: number;
  /** Null: at the first event. */
  readonly start: Start | null;
  /** False: whoever walks for ever keeps no list of streams. */
  readonly versions?: boolean;
}

/** Goes through the events in order, one step each, and holds what the next step needs. */
export class Walk {
  readonly hashing: EventHashing;
  readonly tree: Frontier | null;
  position: number;
  link: Uint8Array;
  linkBefore: Uint8Array | null = null;
  /** The last event as a leaf of the tree. */
  node: Uint8Array = new Uint8Array(0);
  streams = 0;
  /** The first event whose hash the ledger does not have: a head will tell which of the two is right. */
  suspect: RecordEvent | null = null;
  private readonly nodes: TreeHashing;
  private readonly versions: StreamVersions | null;
  private readonly fromTheStart: boolean;
  private recordedAt = -Infinity;

  constructor(private readonly options: WalkOptions) {
    const { sha256, lane, start } = options;
    this.versions = options.versions === false ? null : new StreamVersions();
    this.hashing = new EventHashing(sha256);
    this.nodes = new TreeHashing(sha256);
    this.fromTheStart = start === null;
    this.position = start?.position ?? 0;
    this.link = start?.hash ?? genesis(sha256, lane);
    this.tree = start ? null : new Frontier(this.nodes);
  }

  /** 'broken': the event does not follow. Otherwise the step is taken. `noted` is the ledger's hash, where it has one. */
  step(event: RecordEvent, noted: Uint8Array | null): Finding | 'broken' | null {
    const { lane } = this.options;
    const next = this.position + 1;
    if (event.position !== next || event.lane !== lane) return 'broken';
    const leaf = this.hashing.leaf(event);
    const hash = this.hashing.chain(this.link, lane, next, event.recordedAt, leaf);
    if (!sameBytes(hash, event.hash)) return 'broken';
    if (noted && !this.suspect && !sameBytes(noted, hash)) this.suspect = event;
    this.linkBefore = this.link;
    this.link = hash;
    this.position = next;
    this.node = this.nodes.leaf(leaf);
    this.tree?.add(this.node);
    return this.order(event);
  }

  private order(event: RecordEvent): Finding | null {
    const { position, recordedAt, streamVersion, streamId } = event;
    if (recordedAt < this.recordedAt) return { kind: 'time went back', position };
    this.recordedAt = recordedAt;
    if (!this.versions) return null;
    const before = this.versions.take(streamId, streamVersion);
    if (before === 0) this.streams += 1;
    const isNext = streamVersion === before + 1 || (before === 0 && !this.fromTheStart && streamVersion > 0);
    return isNext ? null : { kind: 'stream order', position, detail: `version ${streamVersion} after ${before}` };
  }
}
