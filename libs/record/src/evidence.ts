import { sameBytes } from './bytes';
import type { RecordEvent, Sha256 } from './event';
import type { Finding, FindingKind } from './finding';
import { ForgedHead, type Head, originOf } from './head';
import { hintOf, ledgerHash, ledgerRecord, type Records } from './ledger';
import type { Walk } from './walk';

/** What was kept outside of the database. All of it may be missing; then the chain is checked by itself only. */
export interface Evidence {
  /** Opened and believed, in the order of their positions. */
  readonly heads?: AsyncIterable<Head>;
  readonly ledger?: Records;
  readonly hints?: Records;
}

/** Compares a walk with heads and ledger. */
export class EvidenceCheck {
  /** Heads that were met, and the last of them. */
  met = 0;
  proven = 0;
  private readonly heads: AsyncIterator<Head> | null;
  private next: Head | null = null;
  private page: Uint8Array = new Uint8Array(0);
  private pageFirst = 1;

  constructor(
    private readonly evidence: Evidence,
    private readonly walk: Walk,
    private readonly lane: number,
    private readonly sha256: Sha256,
  ) {
    this.heads = evidence.heads?.[Symbol.asyncIterator]() ?? null;
  }

  /** Heads up to where the walk begins are passed over. */
  async open(): Promise<void> {
    do await this.pull();
    while (this.next && this.next.position <= this.walk.position);
  }

  async turnTo(first: number, count: number): Promise<void> {
    const { ledger } = this.evidence;
    if (!ledger) return;
    this.pageFirst = first;
    this.page = await ledger.read(first, count);
  }

  noted(position: number): Uint8Array | null {
    return this.page.length === 0 ? null : ledgerHash(this.page, this.pageFirst, position);
  }

  get wantsHead(): boolean {
    return this.next !== null && this.next.position <= this.walk.position;
  }

  /** The walk stands at the position of a head, or of several. */
  async atHead(first: Uint8Array | null): Promise<Finding | null> {
    while (this.next && this.next.position <= this.walk.position) {
      const finding = this.compare(this.next, first);
      if (finding) return finding;
      this.met += 1;
      this.proven = this.next.position;
      await this.pull();
    }
    return null;
  }

  /** The log is at its end; nothing that was sealed may lie beyond. */
  async atEnd(): Promise<Finding | null> {
    const { suspect, position } = this.walk;
    if (suspect) return { kind: 'chain recomputed', position: suspect.position };
    const sealed = Math.max(this.next?.position ?? 0, this.evidence.ledger?.length ?? 0);
    if (sealed <= position) return null;
    return { kind: 'tail cut', position: position + 1, until: await this.last(sealed) };
  }

  get compared(): number {
    return Math.min(this.evidence.ledger?.length ?? 0, this.walk.position);
  }

  /** Which part of an event is not what was noted of it; null where nothing was noted. */
  async changed(event: RecordEvent): Promise<FindingKind | null> {
    const noted = await this.evidence.hints?.read(event.position, 1);
    if (!noted || noted.length === 0) return null;
    const hint = hintOf(this.sha256, event);
    if (!sameBytes(hint.subarray(0, 4), noted.subarray(0, 4))) return 'payload changed';
    return sameBytes(hint.subarray(4), noted.subarray(4, 8)) ? 'envelope changed' : 'sealed data changed';
  }

  private compare(head: Head, first: Uint8Array | null): Finding | null {
    const { walk } = this;
    const { position } = head;
    if (position < walk.position) return { kind: 'head mismatch', position, detail: 'the heads are not in order' };
    if (head.lane !== this.lane || (first && head.origin !== originOf(first, this.lane)))
      return { kind: 'other log', position: 1, detail: head.origin };
    const agrees = sameBytes(head.hash, walk.link);
    if (walk.suspect) return { kind: agrees ? 'ledger mismatch' : 'chain recomputed', position: walk.suspect.position };
    if (!agrees) return this.disagrees(position);
    if (walk.tree && !sameBytes(walk.tree.root(), head.root))
      return { kind: 'head mismatch', position, detail: 'the root of the tree' };
    return null;
  }

  private disagrees(position: number): Finding {
    // With a ledger that has the same hash as the log it is the head that stands alone
    if (this.noted(position))
      return { kind: 'head mismatch', position, detail: 'log and ledger agree with each other' };
    return { kind: 'chain recomputed', position: this.proven + 1, until: position };
  }

  private async pull(): Promise<void> {
    const answer = await this.heads?.next();
    this.next = answer && !answer.done ? answer.value : null;
  }

  private async last(sealed: number): Promise<number> {
    let last = sealed;
    for (; this.next; await this.pull().catch(ignoreForged)) last = Math.max(last, this.next.position);
    return last;
  }
}

/** A head that was forged ends the list; that the tail was cut is already known. */
function ignoreForged(error: unknown): void {
  if (!(error instanceof ForgedHead)) throw error;
}

export const ledgerLength = (bytes: number): number => Math.floor(bytes / ledgerRecord);
