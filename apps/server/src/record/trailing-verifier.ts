import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '#libs/event-store';
import { type Finding, type Head, ledgerHash, type Records, type Start, type Verdict, verify } from '#libs/record';
import { nodeSha256, SealFolder } from '#libs/seal-folder';
import type { Clock } from '../platform/clock';

/** So many events, and milliseconds after each: a thousand a second, which nobody feels. */
const batch = 100;
const breath = 100;
/** Milliseconds after which it begins at the first event again. */
const again = 86_400_000;
/** Milliseconds after which a place that was found changed is looked at again. */
const lookAgain = 30_000;

export interface VerifierParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly sealDir: string;
  readonly clock: Clock;
  readonly told: (sentence: string) => void;
  readonly failed: (sentence: string, error: unknown) => void;
}

/** Reads the log again behind the sealer, all of it once a day, and compares it with what was sealed. */
export class TrailingVerifier {
  /** Up to here nothing was found since the last beginning. */
  verified = 0;
  /** Stands until that place has been read again and is as it was sealed. */
  finding: Finding | null = null;
  private sealed = 0;
  private passing: Promise<void> = Promise.resolve();
  private isPassing = false;
  private from: Start | null = null;
  private begun = 0;
  /** When there was last something that was not as it should be. */
  private stumbledAt = -Infinity;
  private failedWith = '';
  private readonly halt = new AbortController();

  constructor(private readonly parts: VerifierParts) {}

  /** The log is sealed up to this position; checks what is new if it is not busy. */
  upTo(sealed: number): void {
    this.sealed = sealed;
    if (this.isPassing || this.halt.signal.aborted || this.isResting()) return;
    if (performance.now() - this.begun > again) this.from = null;
    if (!this.isWorthIt(sealed)) return;
    this.isPassing = true;
    this.passing = (this.finding ? this.lookAt(this.finding) : this.pass())
      .catch((error: unknown) => this.failed(error))
      .finally(() => (this.isPassing = false));
  }

  /** Another node seals: what was found here is still looked at. */
  aside(): void {
    if (this.finding) this.upTo(this.sealed);
  }

  async stop(): Promise<void> {
    this.halt.abort();
    await this.passing;
  }

  /** Something is new; or what was found can be read again, which it can't while a new folder is being filled. */
  private isWorthIt(sealed: number): boolean {
    const known = this.from?.position ?? 0;
    return this.finding ? sealed >= Math.max(known, this.finding.position) : sealed > known;
  }

  private isResting(): boolean {
    // Clocks are set back, too
    return Math.abs(this.parts.clock.now() - this.stumbledAt) < lookAgain;
  }

  private async pass(): Promise<void> {
    const [until, start] = [this.sealed, this.from];
    if (!start) this.begun = performance.now();
    const verdict = await this.read(start, until, (position) => (this.verified = position));
    if (this.halt.signal.aborted) return;
    if (!verdict.ok) return this.found(verdict.finding);
    this.from = { position: until, hash: verdict.summary.hash };
    this.failedWith = '';
    if (this.finding) this.parts.told(`the record holds again: ${placeOf(this.finding)} was put back as it was sealed`);
    this.finding = null;
  }

  /** By itself first: all that was being read is read once more only when that place holds. */
  private async lookAt(finding: Finding): Promise<void> {
    const before = finding.position - 1;
    const start = before > 0 ? await this.noted(before) : null;
    const isBlind = before > 0 && !start;
    const verdict = isBlind ? null : await this.read(start, Math.min(finding.position, this.sealed));
    if (this.halt.signal.aborted) return;
    if (verdict && !verdict.ok) this.found(finding);
    else await this.pass();
  }

  private async read(
    start: Start | null,
    until: number,
    onProgress: (position: number) => void = () => undefined,
  ): Promise<Verdict> {
    // prettier-ignore
    const folder = await SealFolder.open(this.parts.sealDir, 0, 'read');
    try {
      const heads = upTo(until, folder.openHeads(await folder.key()));
      const ledger: Records = { length: until, read: (first, count) => folder.ledger.read(first, count) };
      const sources = { sha256: nodeSha256, heads, ledger, hints: folder.hints, onProgress };
      return await verify(this.events(start?.position ?? 0, until), start ? { ...sources, start } : sources);
    } finally {
      await folder.close();
    }
  }

  private async noted(position: number): Promise<Start | null> {
    const folder = await SealFolder.open(this.parts.sealDir, 0, 'read');
    const hash = ledgerHash(await folder.ledger.read(position, 1), position, position);
    await folder.close();
    return hash && { position, hash };
  }

  /** Said once, however often it is met; so is a failure. */
  private found(finding: Finding): void {
    this.stumbledAt = this.parts.clock.now();
    const isKnown = this.finding !== null && placeOf(this.finding) === placeOf(finding);
    this.finding = finding;
    if (!isKnown) this.parts.failed('THE RECORD WAS CHANGED', new Error(placeOf(finding)));
  }

  private failed(error: unknown): void {
    this.stumbledAt = this.parts.clock.now();
    if (this.failedWith !== String(error)) this.parts.failed('the record could not be checked', error);
    this.failedWith = String(error);
  }

  private async *events(after: number, until: number): AsyncGenerator<readonly StoredEvent[]> {
    const { signal } = this.halt;
    for (let last = after; last < until && !signal.aborted;) {
      const events = await this.parts.store.readAll(last, Math.min(batch, until - last));
      if (events.length === 0) return;
      yield events;
      last = events.at(-1)?.position ?? until;
      await pause(breath, undefined, { signal }).catch(() => undefined);
    }
  }
}

const placeOf = ({ kind, position }: Finding): string => `${kind} at ${position}`;

async function* upTo(position: number, heads: AsyncIterable<Head>): AsyncGenerator<Head> {
  for await (const head of heads) {
    if (head.position > position) return;
    yield head;
  }
}
