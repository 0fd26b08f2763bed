import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '#libs/event-store';
import { type Finding, type Head, type Records, type Start, verify } from '#libs/record';
import { nodeSha256, SealFolder } from '#libs/seal-folder';

/** So many events, and milliseconds after each: a thousand a second, which nobody feels. */
const batch = 250;
const breath = 250;
/** Milliseconds after which it begins at the first event again. */
const again = 86_400_000;

/** Reads the log again behind the sealer, all of it once a day, and compares it with what was sealed. */
export class TrailingVerifier {
  /** Up to here nothing was found since the last beginning. */
  verified = 0;
  finding: Finding | null = null;
  private sealed = 0;
  private passing: Promise<void> = Promise.resolve();
  private isPassing = false;
  private from: Start | null = null;
  private begun = 0;
  private readonly halt = new AbortController();

  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly sealDir: string,
    private readonly failed: (sentence: string, error: unknown) => void,
  ) {}

  /** The log is sealed up to this position; checks what is new if it is not busy. */
  upTo(sealed: number): void {
    this.sealed = sealed;
    if (this.isPassing || this.halt.signal.aborted) return;
    if (performance.now() - this.begun > again) this.from = null;
    if (sealed <= (this.from?.position ?? 0)) return;
    this.isPassing = true;
    this.passing = this.pass()
      .catch((error: unknown) => this.failed('the record could not be checked', error))
      .finally(() => (this.isPassing = false));
  }

  async stop(): Promise<void> {
    this.halt.abort();
    await this.passing;
  }

  private async pass(): Promise<void> {
    const [until, start] = [this.sealed, this.from];
    if (!start) this.begun = performance.now();
    const folder = await SealFolder.open(this.sealDir, 0, 'read');
    try {
      const heads = upTo(until, folder.openHeads(await folder.key()));
      const ledger: Records = { length: until, read: (first, count) => folder.ledger.read(first, count) };
      const sources = { sha256: nodeSha256, heads, ledger, hints: folder.hints };
      const onProgress = (position: number): void => void (this.verified = position);
      const verdict = await verify(this.events(start?.position ?? 0, until), {
        ...sources,
        onProgress,
        ...(start ? { start } : {}),
      });
      if (this.halt.signal.aborted) return;
      if (verdict.ok) this.from = { position: until, hash: verdict.summary.hash };
      else this.found(verdict.finding);
    } finally {
      await folder.close();
    }
  }

  private found(finding: Finding): void {
    this.finding = finding;
    this.failed('THE RECORD WAS CHANGED', new Error(`${finding.kind} at ${finding.position}`));
  }

  private async *events(after: number, until: number): AsyncGenerator<readonly StoredEvent[]> {
    const { signal } = this.halt;
    for (let last = after; last < until && !signal.aborted;) {
      const events = await this.store.readAll(last, Math.min(batch, until - last));
      if (events.length === 0) return;
      yield events;
      last = events.at(-1)?.position ?? until;
      await pause(breath, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function* upTo(position: number, heads: AsyncIterable<Head>): AsyncGenerator<Head> {
  for await (const head of heads) {
    if (head.position > position) return;
    yield head;
  }
}
