import type { Append, AppendOutcome, EventStore, Receipt, StoredEvent, StreamWrite } from './event-store';
import { chainHash, genesisHash, leafHash } from './hashing';
import { sameBody } from './same-body';

interface KeptReceipt extends Receipt {
  readonly recordedAt: number;
}

/** The log in memory, for fast tests: no `await` stands between its check and its write. */
export class InMemoryEventStore implements EventStore {
  readonly lane = 0;
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #receipts = new Map<string, KeptReceipt>();
  readonly #listeners = new Set<() => void>();

  /** `now` in milliseconds. */
  constructor(private readonly now: () => number) {}

  async append(command: Append): Promise<AppendOutcome> {
    const earlier = this.#receipts.get(command.actor.id + command.commandId);
    if (earlier)
      return sameBody(earlier.digest, command.digest) ? { kind: 'duplicate', ...earlier } : { kind: 'reused-id' };
    if (command.writes.some((write) => this.#versionOf(write.streamId) !== write.expected)) return { kind: 'conflict' };
    return this.#record(command);
  }

  #record(command: Append): AppendOutcome {
    const recordedAt = Math.max(this.now() * 1000, this.#events.at(-1)?.recordedAt ?? 0);
    const before = this.#events.length;
    for (const write of command.writes) this.#write(command, write, recordedAt, before);
    const firstPosition = this.#events.length > before ? before + 1 : null;
    const { digest, result } = command;
    this.#receipts.set(command.actor.id + command.commandId, { digest, result, firstPosition, recordedAt });
    for (const listener of this.#listeners) listener();
    return { kind: 'ok', firstPosition: firstPosition ?? 0, recordedAt };
  }

  #write(command: Append, write: StreamWrite, recordedAt: number, before: number): void {
    const { commandId, correlationId, causationId, actor } = command;
    for (const [at, event] of write.events.entries()) {
      const clear = {
        ...event,
        ...{ commandId, correlationId, causationId, actor },
        streamId: write.streamId,
        streamVersion: write.expected + at + 1,
        commandSeq: this.#events.length - before + 1,
        occurredAt: command.occurredAt * 1000,
      };
      const place = { lane: this.lane, position: this.#events.length + 1, recordedAt };
      const hash = chainHash(this.#events.at(-1)?.hash ?? genesisHash(this.lane), place, leafHash(clear));
      const stored = { ...clear, ...place, hash };
      this.#events.push(stored);
      this.#streamOf(write.streamId).push(stored);
    }
  }

  #streamOf(streamId: string): StoredEvent[] {
    const stream = this.#streams.get(streamId) ?? [];
    this.#streams.set(streamId, stream);
    return stream;
  }

  #versionOf(streamId: string): number {
    return this.#streams.get(streamId)?.length ?? 0;
  }

  async readStream(streamId: string, afterVersion: number): Promise<StoredEvent[]> {
    return this.#streams.get(streamId)?.slice(afterVersion) ?? [];
  }

  async readAll(afterPosition: number, limit: number): Promise<StoredEvent[]> {
    return this.#events.slice(afterPosition, afterPosition + limit);
  }

  async head(): Promise<number> {
    return this.#events.length;
  }

  async receipt(actorId: string, commandId: string): Promise<Receipt | null> {
    return this.#receipts.get(actorId + commandId) ?? null;
  }

  /** Called after each append, as the notice of the database is. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
