import type { Instant, VisitorId } from '../ids';
import type { VisitorErased, VisitorFact } from './events';
import type { Visitor } from './visitor';

/** All that can be destroyed of a visitor is destroyed. */
export class FinishErasure {
  static readonly type = 'visitor.finish-erasure';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly visitor: VisitorId;
      readonly counts: Omit<VisitorErased['data'], 'visitor'>;
    },
  ) {}
}

/** Once for each request, however often the work was done again after a crash. */
export function finishErasure({ data: { visitor, counts } }: FinishErasure, state: Visitor): VisitorFact[] {
  return state.erasure === 'requested' ? [{ type: 'VisitorErased', data: { visitor, ...counts } }] : [];
}
