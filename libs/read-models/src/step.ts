import type { ChatFact, FactOf, FactType, OperatorFact, ReadingFact, SiteFact, StaffFact } from '#libs/domain';
import type { Put } from './feeds';
import type { ChatNotes, OperatorNotes, SiteNotes } from './note-shapes';
import type { Notes } from './notes';

/** One fact's change of the notes that it is about. Views compare `before` with `after`, so what is unchanged is not put. */
export interface Step<N> {
  readonly at: number;
  /** As they stand after the fact. */
  readonly notes: Notes;
  readonly before: N | null;
  readonly after: N;
}
export type ChatStep = Step<ChatNotes>;
export type OperatorStep = Step<OperatorNotes>;
export type SiteStep = Step<SiteNotes>;

export type StepOf<F> = F extends ChatFact | ReadingFact
  ? ChatStep
  : F extends StaffFact | OperatorFact
    ? OperatorStep
    : F extends SiteFact
      ? SiteStep
      : never;

/** A view names every fact, with a function or the word 'ignored': a new fact breaks the build until each view says which. */
export type ReadModel = { readonly [T in FactType]: ((step: StepOf<FactOf<T>>, fact: FactOf<T>) => Put[]) | 'ignored' };
