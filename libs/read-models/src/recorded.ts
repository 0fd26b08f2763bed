import type { ParleyFact } from '#libs/domain';
import type { RecordedFact } from '#libs/event-store';

/** What a fold needs of a recorded fact. */
export type Recorded = Pick<RecordedFact<ParleyFact>, 'streamId' | 'at' | 'fact'>;
