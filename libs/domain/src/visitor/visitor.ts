import { assertNever } from '../fact';
import type { ChatId, SiteId } from '../ids';
import type { VisitorFact } from './events';

/** A visitor belongs to one site and has at most one chat that may be resumed: the latest. */
export interface Visitor {
  readonly site: SiteId | null;
  readonly latest: ChatId | null;
}

export const initialVisitor: Visitor = { site: null, latest: null };

export function evolveVisitor(visitor: Visitor, fact: VisitorFact): Visitor {
  switch (fact.type) {
    case 'VisitorArrived':
      return { ...visitor, site: fact.data.site };
    case 'VisitorStartedChat':
      return { ...visitor, latest: fact.data.chat };
    default:
      return assertNever(fact);
  }
}

export const visitorDefinition = { kind: 3, initial: initialVisitor, evolve: evolveVisitor };
