import { LRUCache } from 'lru-cache';
import type { EventStore } from './event-store';
import type { FactCodec } from './fact-codec';

/** How the facts of one kind of stream add up to a state. */
export interface StreamDefinition<S, F> {
  readonly kind: number;
  readonly initial: S;
  evolve(state: S, fact: F): S;
}

export interface FoldedStream<S, F> {
  readonly id: string;
  readonly definition: StreamDefinition<S, F>;
  readonly version: number;
  readonly state: S;
}

/** Folded states by stream, with the version that they stand for; what is missing is read from the log. */
export class FoldedStreams<F> {
  readonly #cache: LRUCache<string, FoldedStream<unknown, F>>;

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly codec: FactCodec<F>,
    most: number,
  ) {
    this.#cache = new LRUCache({ max: most });
  }

  /** From memory, where others may have been faster in the meantime, or from the log. */
  async load<S>(id: string, definition: StreamDefinition<S, F>): Promise<FoldedStream<S, F>> {
    return this.#kept(id, definition) ?? this.catchUp({ id, definition, version: 0, state: definition.initial });
  }

  /** Reads what was recorded since. */
  async catchUp<S>(stream: FoldedStream<S, F>): Promise<FoldedStream<S, F>> {
    const events = await this.store.readStream(stream.id, stream.version);
    return this.keep(stream, events.length > 0 ? await this.codec.unseal(events) : []);
  }

  /** The next state, kept for whoever comes next. */
  keep<S>(stream: FoldedStream<S, F>, facts: readonly F[]): FoldedStream<S, F> {
    const { definition, version, state } = stream;
    const next = {
      ...stream,
      version: version + facts.length,
      state: facts.reduce((folded, fact) => definition.evolve(folded, fact), state),
    };
    this.#cache.set(stream.id, next);
    return next;
  }

  /** After an erasure: what is folded anew has no private words any more. */
  forget(): void {
    this.#cache.clear();
  }

  #kept<S>(id: string, definition: StreamDefinition<S, F>): FoldedStream<S, F> | undefined {
    const kept = this.#cache.get(id);
    return kept?.definition === definition ? (kept as FoldedStream<S, F>) : undefined;
  }
}
