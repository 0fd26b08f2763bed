import type { Instant, OperatorId } from '../ids';
import type { AuditorFact } from './events';

/** Somebody is about to read the record: that is recorded first. */
export class RecordReading {
  static readonly type = 'history.read';
  constructor(readonly data: { readonly at: Instant; readonly reader: OperatorId; readonly reading: AuditorFact }) {}
}

/** Nothing to decide: who may read is decided at the door. */
export const recordReading = ({ data }: RecordReading): AuditorFact[] => [data.reading];

/** No rule leans on what was read before. */
export type Auditor = Readonly<Record<string, never>>;
export const auditorDefinition = { kind: 8, initial: {} as Auditor, evolve: (auditor: Auditor, _: AuditorFact) => auditor }; // prettier-ignore
