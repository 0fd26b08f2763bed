import type { Instant, VisitorId } from '../ids';
import { Rejection } from '../rejection';
import type { VisitorFact } from './events';
import { isKnown, type Visitor } from './visitor';

/** An administrator keeps a visitor from being erased, or lets go again: a court or an authority may have asked. */
export class HoldVisitor {
  static readonly type = 'visitor.hold';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly visitor: VisitorId;
      readonly held: boolean;
      readonly reason: string;
    },
  ) {}
}

export function holdVisitor({ data: { visitor, held, reason } }: HoldVisitor, state: Visitor): VisitorFact[] {
  if (!isKnown(state)) throw new Rejection('NOT_FOUND');
  if (state.erasure !== 'none') throw new Rejection('CONFLICT', { why: 'erased' });
  if (state.held === held) return [];
  const words = { private: { reason }, person: visitor };
  return [held ? { type: 'VisitorHeld', data: { visitor }, ...words } : { type: 'VisitorReleased', data: { visitor }, ...words }]; // prettier-ignore
}
