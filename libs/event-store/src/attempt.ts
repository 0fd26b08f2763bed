import type { Incoming, NamedStream } from './command';
import type { Append, AppendOutcome } from './event-store';
import type { FactCodec, RecordedFact } from './fact-codec';
import type { FoldedStream, FoldedStreams } from './folded-streams';

export type FactsByName<F> = Readonly<Record<string, readonly F[] | undefined>>;
type Recorded = Extract<AppendOutcome, { kind: 'ok' }>;

/** One command's way through load, decide and record: the streams it named, as far as they are known. */
export class Attempt<F> {
  #streams: (readonly [name: string, stream: FoldedStream<unknown, F>])[] = [];

  constructor(
    readonly incoming: Incoming,
    private readonly named: readonly (readonly [name: string, stream: NamedStream<unknown, F>])[],
    private readonly folded: FoldedStreams<F>,
    private readonly codec: FactCodec<F>,
  ) {}

  async load(): Promise<void> {
    this.#streams = await Promise.all(
      this.named.map(async ([name, { id, definition }]) => [name, await this.folded.load(id, definition)] as const),
    );
  }

  states(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#streams.map(([name, { state }]) => [name, state]));
  }

  /** Reads what was recorded since; tells whether there was anything. */
  async catchUp(): Promise<boolean> {
    const before = this.#streams;
    this.#streams = await Promise.all(
      before.map(async ([name, stream]) => [name, await this.folded.catchUp(stream)] as const),
    );
    return this.#streams.some(([, { version }], at) => version !== before[at]?.[1].version);
  }

  /** All named streams are part of it, also those without facts: the decision leaned on their versions. */
  async toAppend(facts: FactsByName<F>, result: unknown): Promise<Append> {
    const { id: commandId, at: occurredAt, actor, digest, correlationId, causationId } = this.incoming;
    const writes = this.#streams.map(async ([name, { id, definition, version }]) => {
      const events = facts[name]?.length ? await this.codec.seal(id, facts[name]) : [];
      return { streamId: id, kind: definition.kind, expected: version, events };
    });
    return {
      ...{ commandId, actor, digest, correlationId, causationId, occurredAt },
      result: JSON.stringify(result ?? null),
      writes: await Promise.all(writes),
    };
  }

  /** Keeps the new states; answers with the facts and the places they got, which follow the order of the writes. */
  recorded(facts: FactsByName<F>, append: Append, { firstPosition, recordedAt }: Recorded): RecordedFact<F>[] {
    const { commandId, correlationId, causationId, actor } = append;
    const of = { commandId, correlationId, causationId, actor, at: Math.floor(recordedAt / 1000), recordedAt };
    let position = firstPosition;
    return this.#streams.flatMap(([name, stream], write) => {
      const decided = facts[name] ?? [];
      if (decided.length > 0) this.folded.keep(stream, decided);
      const events = append.writes[write]?.events ?? [];
      return decided.map((fact, at) => {
        const place = { position: position++, streamId: stream.id, streamVersion: stream.version + at + 1 };
        return { ...place, eventId: events[at]?.eventId ?? '', ...of, fact };
      });
    });
  }
}
