import { assertNever } from '../fact';
import type { ChatId, SiteId } from '../ids';
import type { VisitorFact } from './events';

/** A visitor belongs to one site and has at most one chat that may be resumed: the latest. */
export interface Visitor {
  readonly site: SiteId | null;
  readonly latest: ChatId | null;
  /** All of them, in the order in which they were begun. */
  readonly chats: readonly ChatId[];
  readonly held: boolean;
  readonly erasure: 'none' | 'requested' | 'done';
}

export const initialVisitor: Visitor = { site: null, latest: null, chats: [], held: false, erasure: 'none' };

export function evolveVisitor(visitor: Visitor, fact: VisitorFact): Visitor {
  switch (fact.type) {
    case 'VisitorArrived':
      return { ...visitor, site: fact.data.site };
    case 'VisitorStartedChat':
      return { ...visitor, latest: fact.data.chat, chats: [...visitor.chats, fact.data.chat] };
    case 'VisitorHeld':
      return { ...visitor, held: true };
    case 'VisitorReleased':
      return { ...visitor, held: false };
    case 'VisitorErasureRequested':
      return { ...visitor, erasure: 'requested' };
    case 'VisitorErased':
      return { ...visitor, erasure: 'done' };
    default:
      return assertNever(fact);
  }
}

const types: Record<VisitorFact['type'], true> = {
  VisitorArrived: true,
  VisitorStartedChat: true,
  VisitorHeld: true,
  VisitorReleased: true,
  VisitorErasureRequested: true,
  VisitorErased: true,
};

/** Ids come from outside, and any id may name a stream of another kind. */
export const isVisitorFact = (fact: { readonly type: string }): fact is VisitorFact => Object.hasOwn(types, fact.type);

/** Whether the log has ever heard of this visitor. */
export const isKnown = (visitor: Visitor): boolean => visitor.site !== null || visitor.latest !== null;

export const visitorDefinition = { kind: 3, initial: initialVisitor, evolve: evolveVisitor };
