import type { VisitorId } from '../ids';
import type { ChatFact, ContextSource, Tree } from './events';
import { excessOf } from './tree-limits';

/** A tree that was received, or why it is not kept. The words are the visitor's. */
export function contextFact(source: ContextSource, tree: Tree, visitor: VisitorId): ChatFact {
  const excess = excessOf(tree);
  return excess === null
    ? { type: 'ContextReceived', data: { source }, private: { tree }, person: visitor }
    : { type: 'ContextFailed', data: { source, code: excess } };
}
