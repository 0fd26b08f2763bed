import type { Append, AppendOutcome, EventStore, StoredActor } from './event-store';
import type { FactCodec, RecordedFact } from './fact-codec';
import type { StreamDefinition } from './folded-streams';

/** A command as it came in; the id decides whether it was seen before. */
export interface Incoming {
  readonly id: string;
  readonly actor: StoredActor;
  readonly digest: Buffer;
  readonly correlationId: string;
  readonly causationId: string;
  /** Milliseconds. */
  readonly at: number;
}

export interface NamedStream<S, F> {
  readonly definition: StreamDefinition<S, F>;
  readonly id: string;
  /** Only looked at: its version is checked all the same, but such commands do not wait for each other. */
  readonly readOnly?: boolean;
}

/** The streams that a command is decided on, by the names that its rule gives them. */
export type StreamsOf<F> = Readonly<Record<string, NamedStream<unknown, F>>>;

export type StatesOf<S extends StreamsOf<never>> = { readonly [N in keyof S]: S[N]['definition']['initial'] };

export interface Decision<S extends StreamsOf<never>, R> {
  readonly facts: { readonly [N in keyof S]?: readonly Parameters<S[N]['definition']['evolve']>[1][] };
  /** Plain JSON: it is stored, and answered again when the command is sent again. */
  readonly result: R;
}

export interface Handled<F, R> {
  readonly dup: boolean;
  readonly result: R;
  readonly recorded: readonly RecordedFact<F>[];
}

/** Others were faster each time: the state moved on under five further decisions. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
/** The id was used before, for something else. */
export class ReusedId extends Error {
  override readonly name = 'ReusedId';
}

export interface CommandHandlingOptions<F> {
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'receipt'>;
  readonly codec: FactCodec<F>;
  /** How many folded streams are kept. */
  readonly keep?: number;
  /** How many commands may be under way before further ones are turned away. */
  readonly atOnce?: number;
}

/** The rows that were to change along would not: treated as if the rule had refused. */
export interface NotRecorded {
  readonly kind: 'refused';
  readonly refusal: unknown;
}
/** How a decided command gets into the log. */
export type Recorder = (append: Append) => Promise<AppendOutcome | NotRecorded>;
