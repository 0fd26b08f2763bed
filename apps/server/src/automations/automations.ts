import type { Settings } from '#libs/domain';
import type { EventStore, FactSchema } from '#libs/event-store';
import type { Clock } from '../platform/clock';
import { uuidv5 } from '../platform/ids';
import type { Leadership } from '../platform/leadership';
import { type BookStore, TakenOver } from './book-store';
import type { DeadlineStore, DueRow } from './deadline-store';
import { commandOf, type MadeCommand } from './due-command';
import type { Heartbeat } from './heartbeat';
import { nextFacts } from './log-pages';

/** Milliseconds between two looks at the log and the clock. */
const lookEvery = 200;
/** Milliseconds between two tries to become the node that keeps the deadlines. */
const chooseEvery = 2_000;
const beatEvery = 2_000;
const factsAtOnce = 500;
const sentAtOnce = 50;
/** Facts that concern nothing here and are not noted yet: read again after a crash, and nothing else comes of it. */
const unnotedAtMost = 10_000;

export interface AutomationsParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly schema: FactSchema;
  readonly book: BookStore;
  readonly deadlines: DeadlineStore;
  readonly heartbeat: Heartbeat;
  readonly leadership: Pick<Leadership, 'take' | 'release'>;
  readonly run: (command: MadeCommand, cause: { id: string; eventId: string; correlationId: string }) => Promise<void>;
  /** Records comings and goings that are due; answers how many. */
  readonly recordPresence: () => Promise<number>;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

/**
 * Everything that Parley does by itself. One node at a time reads the log, keeps what is to be done in its tables and
 * sends what is due as commands; the rule decides again, so sent late or twice does nothing.
 */
export class Automations {
  /** The last position taken; null while another node keeps the deadlines. */
  private position: number | null = null;
  /** Where the tables stand. */
  private noted = 0;
  private beatAt = -Infinity;
  private chosenAt = -Infinity;
  /** No other node was there when this one came: until the first beat, any gap is an outage. */
  private isFirst = false;
  private closed = false;
  private running: Promise<void> | null = null;
  private wake: (() => void) | null = null;

  constructor(private readonly parts: AutomationsParts) {}

  open(): void {
    this.running ??= this.keepOn();
  }

  get isLeading(): boolean {
    return this.position !== null;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wake?.();
    await this.running;
    await this.parts.leadership.release();
  }

  private async keepOn(): Promise<void> {
    await this.choose(true);
    while (!this.closed) {
      const more = await this.turn().catch((error: unknown) => this.broke(error));
      if (!more) await this.pause();
    }
  }

  /** Whether there is more to do at once. */
  private async turn(): Promise<boolean> {
    if (this.position === null) await this.choose(false);
    if (this.position === null) return false;
    if (await this.read(this.position)) return true;
    await this.beat();
    const recorded = await this.parts.recordPresence();
    return (await this.send()) + recorded > 0;
  }

  /** One page of the log; true when it was a full one. */
  private async read(position: number): Promise<boolean> {
    const { facts, to, isFull } = await nextFacts(this.parts.store, this.parts.schema, position, factsAtOnce);
    if (to === position) return false;
    // A durable commit for nothing, five times a second, would be in the way of the log's own
    if (facts.length > 0 || to - this.noted > unnotedAtMost) {
      await this.parts.book.take(facts, this.noted, to);
      this.noted = to;
    }
    if (this.position !== null) this.position = to;
    return isFull;
  }

  private async beat(): Promise<void> {
    const now = this.parts.clock.now();
    if (now - this.beatAt < beatEvery && now >= this.beatAt) return;
    await this.parts.heartbeat.beat(now, this.isFirst);
    this.isFirst = false;
    this.beatAt = now;
  }

  private async send(): Promise<number> {
    const due = await this.parts.deadlines.due(this.parts.clock.now(), sentAtOnce);
    if (due.length === 0) return 0;
    const sent = await Promise.all(due.map((row) => this.sendOne(row)));
    await this.parts.deadlines.done(due.filter((_, i) => sent[i]));
    return sent.filter(Boolean).length;
  }

  private async sendOne(row: DueRow): Promise<boolean> {
    const { key, eventId, correlationId } = row;
    const at = this.parts.clock.now();
    try {
      const command = commandOf(row.command, { at, settings: this.parts.settings() });
      await this.parts.run(command, { id: uuidv5(key, eventId), eventId, correlationId });
      return true;
    } catch (error) {
      this.parts.failed(error);
      await this.parts.deadlines.failed(row, at);
      return false;
    }
  }

  private async choose(first: boolean): Promise<void> {
    const now = performance.now();
    if (now - this.chosenAt < chooseEvery) return;
    this.chosenAt = now;
    try {
      if (!(await this.parts.leadership.take(() => (this.position = null)))) return;
      this.position = this.noted = await this.parts.book.open();
      this.isFirst = first;
      this.beatAt = -Infinity;
    } catch (error) {
      await this.broke(error);
    }
  }

  /** Whoever has taken over is right; anything else is tried again from where the tables stand. */
  private async broke(error: unknown): Promise<false> {
    this.parts.failed(error);
    if (this.position === null) return false;
    this.position = error instanceof TakenOver ? null : await this.parts.book.position().catch(() => null);
    if (this.position === null) await this.parts.leadership.release();
    else this.noted = this.position;
    return false;
  }

  private async pause(): Promise<void> {
    if (this.closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, lookEvery);
    this.wake = resolve;
    await promise;
    this.wake = null;
    clearTimeout(timer);
  }
}
