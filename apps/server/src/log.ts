import type { ParleyFact } from '#libs/domain';
import { type CommandHandling, type EventStore, type FactCodec, recordedFacts } from '#libs/event-store';
import type { Recorded } from './projections/projector';

/** The log as the server holds it: store, seal and the loop that decides. One of it in a process. */
export class Log {
  constructor(
    readonly store: EventStore,
    readonly codec: FactCodec<ParleyFact>,
    readonly handling: CommandHandling<ParleyFact>,
    /** Tells a resend from another body under the same id, without keeping a word of it. */
    readonly digest: (person: string, body: unknown) => Promise<Buffer>,
  ) {}

  /** All facts of one stream. */
  async facts(stream: string): Promise<ParleyFact[]> {
    return this.codec.unseal(await this.store.readStream(stream, 0));
  }

  /** As `facts`, with where and when each was recorded. */
  async recorded(stream: string): Promise<Recorded[]> {
    return recordedFacts(this.codec, await this.store.readStream(stream, 0));
  }
}
