import { Attempt, type FactsByName } from './attempt';
import type { CommandHandlingOptions, Decision, Handled, Incoming, Recorder, StatesOf, StreamsOf } from './command';
import { Conflict, ReusedId } from './command';
import { Overloaded } from './event-store';
import type { RecordedFact } from './fact-codec';
import { FoldedStreams, type StreamDefinition } from './folded-streams';
import { sameBody } from './same-body';
import { StreamTurns } from './stream-turns';

interface AnyDecision<F, R> {
  readonly facts: FactsByName<F>;
  readonly result: R;
}
type Decide<F, R> = (states: Readonly<Record<string, unknown>>) => AnyDecision<F, R>;

const furtherTries = 5;

/** Loads, decides, seals and appends; and decides again on what is missing when another command was faster. */
export class CommandHandling<F> {
  readonly #folded: FoldedStreams<F>;
  readonly #turns = new StreamTurns();
  readonly #listeners = new Set<(recorded: readonly RecordedFact<F>[]) => void>();
  #underWay = 0;

  constructor(private readonly options: CommandHandlingOptions<F>) {
    this.#folded = new FoldedStreams(options.store, options.codec, options.keep ?? 10_000);
  }

  /** Told of recorded facts before the caller is answered, in the order of positions. Must not throw. */
  onRecorded(listener: (recorded: readonly RecordedFact<F>[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Drops all folded states: after an erasure they are folded anew, without the private words. */
  forget(): void {
    this.#folded.forget();
  }

  /** A stream's state as this process knows it, which may be older than the log. */
  async peek<S>(id: string, definition: StreamDefinition<S, F>): Promise<S> {
    return (await this.#folded.load(id, definition)).state;
  }

  /**
   * `decide` is pure, throws to refuse, and may be called several times. `record` is for a command that changes other
   * rows in the same transaction: it makes the changes, appends with `appendWithin`, and commits only if that was `ok`.
   */
  async handle<S extends StreamsOf<F>, R>(
    incoming: Incoming,
    streams: S,
    decide: (states: StatesOf<S>) => Decision<S, R>,
    record: Recorder = (append) => this.options.store.append(append),
  ): Promise<Handled<F, R>> {
    if (this.#underWay >= (this.options.atOnce ?? 4096)) throw new Overloaded('too many commands are under way');
    this.#underWay++;
    const named = Object.entries(streams);
    const done = await this.#turns.take(named.filter(([, s]) => !s.readOnly).map(([, s]) => s.id));
    try {
      const attempt = new Attempt(incoming, named, this.#folded, this.options.codec);
      return await this.#settle<R>(attempt, (states) => decide(states as StatesOf<S>), record);
    } finally {
      done();
      this.#underWay--;
    }
  }

  async #settle<R>(attempt: Attempt<F>, decide: Decide<F, R>, record: Recorder): Promise<Handled<F, R>> {
    await attempt.load();
    for (let tries = 0; ; tries++) {
      const decided = decisionOrRefusal(() => decide(attempt.states()));
      const settled =
        'refusal' in decided
          ? await this.#refuse<R>(attempt, decided.refusal, tries === furtherTries)
          : await this.#record<R>(attempt, decided.decision, record, tries === furtherTries);
      if (settled) return settled;
      if (tries === furtherTries) throw new Conflict(attempt.incoming.id);
    }
  }

  /** Null when another command was faster: what it did has been read. */
  async #record<R>(
    attempt: Attempt<F>,
    { facts, result }: AnyDecision<F, R>,
    record: Recorder,
    isLast: boolean,
  ): Promise<Handled<F, R> | null> {
    const append = await attempt.toAppend(facts, result);
    const outcome = await record(append);
    switch (outcome.kind) {
      case 'ok': {
        const recorded = attempt.recorded(facts, append, outcome);
        if (recorded.length > 0) for (const listener of this.#listeners) listener(recorded);
        return { dup: false, result, recorded };
      }
      case 'duplicate':
        return { dup: true, result: JSON.parse(outcome.result) as R, recorded: [] };
      case 'refused':
        return this.#refuse(attempt, outcome.refusal, isLast);
      case 'reused-id':
        throw new ReusedId(append.commandId);
      case 'conflict':
        await attempt.catchUp();
        return null;
    }
  }

  /** Null when it was refused on a state that another process has moved on. A resend gets its first answer again. */
  async #refuse<R>(attempt: Attempt<F>, refusal: unknown, isLast: boolean): Promise<Handled<F, R> | null> {
    if (!isLast && (await attempt.catchUp())) return null;
    const { actor, id, digest } = attempt.incoming;
    const receipt = await this.options.store.receipt(actor.id, id);
    if (!receipt) throw refusal;
    if (!sameBody(receipt.digest, digest)) throw new ReusedId(id);
    return { dup: true, result: JSON.parse(receipt.result) as R, recorded: [] };
  }
}

function decisionOrRefusal<D>(decide: () => D): { decision: D } | { refusal: unknown } {
  try {
    return { decision: decide() };
  } catch (refusal) {
    return { refusal };
  }
}
