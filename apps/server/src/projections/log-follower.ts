import { recordedFacts, Tail } from '#libs/event-store';
import type { Log } from '../log';
import type { Recorded } from './projector';

/** Milliseconds for which a notice of the log waits for an offer of this process. */
const offerGrace = 5;

/** Someone who takes facts in order. */
export interface FactReader {
  /** Whether these can be taken without waiting. */
  isReady(facts: readonly Recorded[]): boolean;
  take(facts: readonly Recorded[]): void;
  takeLater(facts: readonly Recorded[]): Promise<void>;
}

/**
 * Hands every fact to its reader once and in order of position. What this process has just appended is offered directly;
 * whatever is missing between is read from the log, so an offer is only ever a shortcut.
 */
export class LogFollower {
  private readonly early = new Map<number, readonly Recorded[]>();
  private readonly queue: Recorded[] = [];
  private readonly tail: Tail;
  private working = false;
  private hinted = 0;
  private hintTimer: NodeJS.Timeout | undefined;
  private ended = false;
  private waiting: { position: number; resolve: () => void }[] = [];
  /** The last position that the reader has taken. */
  taken: number;

  constructor(
    log: Log,
    private readonly reader: FactReader,
    private readonly failed: (error: unknown) => void,
    /** The last position accepted into the queue. */
    private accepted: number,
  ) {
    this.taken = accepted;
    this.tail = new Tail({
      store: log.store,
      after: () => this.accepted,
      handle: async (events) => this.accept(await recordedFacts(log.codec, events)),
      onError: failed,
    });
    this.tail.start();
  }

  /** Facts of one command, just committed. */
  offer(facts: readonly Recorded[]): void {
    const first = facts[0];
    if (!first || this.ended || first.position <= this.accepted) return;
    this.early.set(first.position, facts);
    this.takeEarly();
    if (!this.working) this.work();
  }

  /**
   * The log has grown to `head`. What this process appended itself is offered a moment later, so the log is only read for
   * what is still missing then; read at once, every own fact would be fetched and unsealed a second time.
   */
  hint(head: number): void {
    this.hinted = Math.max(this.hinted, head);
    if (this.hintTimer || this.hinted <= this.accepted || this.ended) return;
    const awaited = this.hinted;
    // Timers come first in a turn of the loop: an offer that stands behind a long task is still to be heard.
    this.hintTimer = setTimeout(() => setImmediate(() => this.graceOver(awaited)), offerGrace);
  }

  /** A later notice has a grace of its own, or the log would be read whenever much is written. */
  private graceOver(awaited: number): void {
    this.hintTimer = undefined;
    if (this.ended) return;
    if (this.accepted < awaited) this.tail.hint(this.hinted);
    else this.hint(this.hinted);
  }

  /** Resolves when the reader has taken the position, or after so many milliseconds. */
  reached(position: number, patience: number): Promise<void> {
    if (this.taken >= position || this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.waiting.push({ position, resolve: () => (clearTimeout(timer), resolve()) });
      this.tail.hint();
    });
  }

  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.hintTimer);
    for (const one of this.waiting.splice(0)) one.resolve();
    await this.tail.stop();
  }

  private accept(facts: readonly Recorded[]): void {
    const fresh = facts.filter((fact) => fact.position > this.accepted);
    if (fresh.length === 0 || this.ended) return;
    this.queue.push(...fresh);
    this.accepted = (fresh.at(-1) as Recorded).position;
    this.takeEarly();
    if (!this.working) this.work();
  }

  /** Offers that follow what is accepted without a hole. */
  private takeEarly(): void {
    for (let next = this.early.get(this.accepted + 1); next; next = this.early.get(this.accepted + 1)) {
      this.early.delete(this.accepted + 1);
      this.queue.push(...next);
      this.accepted = (next.at(-1) as Recorded).position;
    }
    for (const position of this.early.keys()) if (position <= this.accepted) this.early.delete(position);
  }

  /** Straight through while nothing has to be waited for; that is what keeps a message fast. */
  private work(): void {
    while (this.queue.length > 0 && !this.ended) {
      const facts = this.queue.splice(0);
      try {
        if (!this.reader.isReady(facts)) return void this.workLater(facts);
        this.reader.take(facts);
      } catch (error) {
        return this.broke(error);
      }
      this.tell(facts);
    }
  }

  private async workLater(facts: readonly Recorded[]): Promise<void> {
    this.working = true;
    try {
      await this.reader.takeLater(facts);
      this.tell(facts);
    } catch (error) {
      this.broke(error);
    } finally {
      this.working = false;
    }
    this.work();
  }

  /** A reader that could not take a fact must not get the next one. */
  private broke(error: unknown): void {
    void this.stop();
    this.failed(error);
  }

  private tell(facts: readonly Recorded[]): void {
    this.taken = (facts.at(-1) as Recorded).position;
    const due = this.waiting.filter((one) => one.position <= this.taken);
    this.waiting = this.waiting.filter((one) => one.position > this.taken);
    for (const one of due) one.resolve();
  }
}
