import { Diagnosis, window } from './diagnosis';
import type { RecordEvent, Sha256 } from './event';
import { type Evidence, EvidenceCheck } from './evidence';
import type { Finding, Summary, Verdict } from './finding';
import { ForgedHead } from './head';
import { type Start, Walk } from './walk';

export interface VerifyOptions extends Evidence {
  readonly sha256: Sha256;
  readonly lane?: number;
  /** Where the events begin, if not at 1: then the tree is not computed and versions count from the first one seen. */
  readonly start?: Start;
  /** Told after each batch. */
  readonly onProgress?: (position: number) => void;
}

type Batches = AsyncIterator<readonly RecordEvent[]>;

/**
 * Recomputes the record from its events, in order, and compares it with heads and ledger. Pure but for what it is handed;
 * holds one batch and the last version of each stream. Answers the first thing that is wrong, or what was checked.
 */
export function verify(events: AsyncIterable<readonly RecordEvent[]>, options: VerifyOptions): Promise<Verdict> {
  return new Verifier(options).run(events[Symbol.asyncIterator]());
}

class Verifier {
  private readonly lane: number;
  private readonly walk: Walk;
  private readonly check: EvidenceCheck;
  private first: Uint8Array | null = null;

  constructor(private readonly options: VerifyOptions) {
    this.lane = options.lane ?? 0;
    this.walk = new Walk({ sha256: options.sha256, lane: this.lane, start: options.start ?? null });
    this.check = new EvidenceCheck(options, this.walk, this.lane, options.sha256);
  }

  async run(batches: Batches): Promise<Verdict> {
    try {
      await this.check.open();
      const finding = (await this.all(batches)) ?? (await this.check.atEnd());
      return finding ? { ok: false, finding } : { ok: true, summary: this.summary() };
    } catch (error) {
      if (!(error instanceof ForgedHead)) throw error;
      return { ok: false, finding: { kind: 'head mismatch', position: error.position, detail: error.message } };
    } finally {
      await batches.return?.();
    }
  }

  private async all(batches: Batches): Promise<Finding | null> {
    for (;;) {
      const answer = await batches.next();
      if (answer.done) return null;
      const finding = await this.batch(answer.value, batches);
      if (finding) return finding;
      this.options.onProgress?.(this.walk.position);
    }
  }

  private async batch(batch: readonly RecordEvent[], batches: Batches): Promise<Finding | null> {
    const { walk, check } = this;
    await check.turnTo(walk.position + 1, batch.length);
    for (let i = 0; i < batch.length; i++) {
      const event = batch[i];
      if (!event) break;
      const symptom = walk.step(event, check.noted(walk.position + 1));
      if (symptom === 'broken') return this.diagnose(batch.slice(i), batches);
      if (symptom) return this.outOfOrder(symptom, batch.slice(i + 1), batches);
      if (event.position === 1) this.first = event.hash;
      if (check.wantsHead) {
        const finding = await check.atHead(this.first);
        if (finding) return finding;
      }
    }
    return null;
  }

  private async diagnose(rows: readonly RecordEvent[], batches: Batches): Promise<Finding> {
    const around = await filled(rows, window, batches);
    const { hashing, position, link, linkBefore } = this.walk;
    const [row] = around;
    const isHere = row?.position === position + 1;
    const changed = row && isHere ? await this.check.changed(row) : null;
    const place = { position: position + 1, lane: this.lane, link, linkBefore, rows: around, changed };
    return this.withSuspect(new Diagnosis(hashing, place).finding());
  }

  /** The chain holds up to an event that should not follow: put in, if the next one would stand in its place. */
  private async outOfOrder(symptom: Finding, rest: readonly RecordEvent[], batches: Batches): Promise<Finding> {
    const { hashing, position, linkBefore, suspect } = this.walk;
    const [next] = await filled(rest, 1, batches);
    if (next && linkBefore && hashing.fits(linkBefore, this.lane, position, next))
      return { kind: 'row added', position };
    return suspect ? { kind: 'chain recomputed', position: suspect.position } : symptom;
  }

  /** An event that the ledger does not know stands before what was found: that one is the first. */
  private async withSuspect(finding: Finding): Promise<Finding> {
    const { suspect } = this.walk;
    if (!suspect || finding.position <= suspect.position) return finding;
    const kind = (await this.check.changed(suspect)) ?? 'chain recomputed';
    return { kind, position: suspect.position, detail: 'its own hash was computed anew' };
  }

  private summary(): Summary {
    const { walk, check, options } = this;
    const from = (options.start?.position ?? 0) + 1;
    return {
      events: walk.position - from + 1,
      from,
      to: walk.position,
      streams: walk.streams,
      heads: check.met,
      proven: check.proven,
      compared: check.compared,
      hash: walk.link,
      root: walk.tree?.root() ?? null,
    };
  }
}

async function filled(rows: readonly RecordEvent[], least: number, batches: Batches): Promise<RecordEvent[]> {
  const all = [...rows];
  while (all.length < least) {
    const answer = await batches.next();
    if (answer.done) break;
    all.push(...answer.value);
  }
  return all;
}
