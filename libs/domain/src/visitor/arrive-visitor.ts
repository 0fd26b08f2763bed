import type { Instant, SiteId, VisitorId } from '../ids';
import type { VisitorFact } from './events';
import type { Visitor } from './visitor';

/** A token for a site was made for a new visitor. */
export class ArriveVisitor {
  static readonly type = 'visitor.arrive';
  constructor(readonly data: { readonly at: Instant; readonly visitor: VisitorId; readonly site: SiteId }) {}
}

export function arriveVisitor({ data }: ArriveVisitor, visitor: Visitor): VisitorFact[] {
  return visitor.site === null ? [{ type: 'VisitorArrived', data: { visitor: data.visitor, site: data.site } }] : [];
}
