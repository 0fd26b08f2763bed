import { setTimeout as delay } from 'node:timers/promises';
import type { Append, AppendOutcome } from './event-store';
import { Overloaded, UnknownOutcome } from './event-store';
import { appendCall, outcomeOf, type AnswerRow } from './append-call';
import { failureOf } from './append-failure';
import { AppendQueue, sizeOf, type Waiting } from './append-queue';
import { LogConnection, type Connect } from './log-connection';

export interface AppenderOptions {
  readonly connect: Connect;
  readonly lane: number;
  readonly maxCommands?: number;
  readonly maxBytes?: number;
  /** How many commands may wait before further ones are turned away. */
  readonly maxQueue?: number;
  /** Milliseconds after which a command that got no answer is given up. */
  readonly patience?: number;
  /** Told after each flush: how many commands, and how many milliseconds it took. */
  readonly onFlush?: (commands: number, milliseconds: number) => void;
}

/**
 * Group commit: while one flush is on its way, further commands gather for the next. There is no timer; a lone command
 * leaves at once, and under load a flush carries what came while the last one was written to disk.
 */
export class Appender {
  readonly #connection: LogConnection;
  readonly #queue: AppendQueue;
  readonly #maxQueue: number;
  readonly #patience: number;
  #running: Promise<void> | null = null;

  constructor(private readonly options: AppenderOptions) {
    this.#connection = new LogConnection(options.connect);
    this.#queue = new AppendQueue({ commands: options.maxCommands ?? 256, bytes: options.maxBytes ?? 1_000_000 });
    this.#maxQueue = options.maxQueue ?? 4096;
    this.#patience = options.patience ?? 10_000;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  append(command: Append): Promise<AppendOutcome> {
    if (this.#queue.length >= this.#maxQueue) return Promise.reject(new Overloaded('the queue to the log is full'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ command, bytes: sizeOf(command), since: performance.now(), resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything that was queued has its answer. */
  async close(): Promise<void> {
    while (this.#running) await this.#running;
    await this.#connection.close();
  }

  async #run(): Promise<void> {
    let answer = nothing;
    await gathered();
    while (this.#queue.length > 0) {
      const sent = this.#send(this.#queue.take());
      // Only now: what the callers do next happens while the database works on the next flush.
      answer();
      answer = await sent;
      if (this.#queue.length > 0) continue;
      answer();
      answer = nothing;
      await gathered();
    }
    this.#running = null;
  }

  /** Resolves when the outcome is known, with what tells the callers. */
  async #send(flush: readonly Waiting[]): Promise<() => void> {
    const started = performance.now();
    const answer = await this.#flush(flush);
    this.options.onFlush?.(flush.length, performance.now() - started);
    return answer;
  }

  async #flush(flush: readonly Waiting[]): Promise<() => void> {
    try {
      const rows = await this.#deliver(flush);
      return () => flush.forEach((entry, at) => entry.resolve(outcomeOf(rows[at] as AnswerRow)));
    } catch (error) {
      const hopeless = error instanceof UnknownOutcome || error instanceof Overloaded;
      if (hopeless || flush.length === 1) return () => flush.forEach((entry) => entry.reject(error));
      return this.#bisect(flush);
    }
  }

  /** One bad command must not fail its neighbours: halves are sent apart until it is alone. */
  async #bisect(flush: readonly Waiting[]): Promise<() => void> {
    const middle = flush.length >> 1;
    const [first, second] = [await this.#flush(flush.slice(0, middle)), await this.#flush(flush.slice(middle))];
    return () => (first(), second());
  }

  /** Sends the same call until it is answered. Receipts make it harmless that an earlier try may have been recorded. */
  async #deliver(flush: readonly Waiting[]): Promise<AnswerRow[]> {
    const call = appendCall(
      this.options.lane,
      flush.map((entry) => entry.command),
    );
    const giveUp = Math.min(...flush.map((entry) => entry.since)) + this.#patience;
    let perhapsRecorded = false;
    for (let pause = 20; ; pause = Math.min(pause * 2, 1000)) {
      let sent = false;
      try {
        await this.#connection.ready();
        sent = true;
        return await this.#connection.query<AnswerRow>(call);
      } catch (error) {
        const failure = failureOf(error);
        if (sent && failure === 'refused') throw error;
        perhapsRecorded ||= sent && failure === 'lost';
        this.#connection.drop();
        if (performance.now() + pause > giveUp) throw gaveUp(perhapsRecorded, error);
        await delay(pause);
      }
    }
  }
}

/** Commands that are issued in one turn of the loop leave in one flush. */
const gathered = (): Promise<void> => new Promise((ready) => setImmediate(ready));

const nothing = (): void => undefined;

function gaveUp(perhapsRecorded: boolean, cause: unknown): Error {
  if (perhapsRecorded) return new UnknownOutcome('the log did not answer in time', { cause });
  return new Overloaded('the log could not record this in time', { cause });
}
