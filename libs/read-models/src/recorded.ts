import type { ParleyFact } from '#libs/domain';

/** What a fold needs of a recorded fact; the event store's `RecordedFact<ParleyFact>` is one. */
export interface Recorded {
  readonly streamId: string;
  /** Milliseconds, database clock. */
  readonly at: number;
  readonly fact: ParleyFact;
}
