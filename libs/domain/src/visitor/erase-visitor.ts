import type { Chat } from '../chat/chat';
import type { Instant, VisitorId } from '../ids';
import { Rejection } from '../rejection';
import type { VisitorFact } from './events';
import { isKnown, type Visitor } from './visitor';

/** An administrator has a visitor forgotten; after a restored backup Parley itself asks for it again. */
export class EraseVisitor {
  static readonly type = 'visitor.erase';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly visitor: VisitorId;
      readonly because: 'asked' | 'restored';
    },
  ) {}
}

/**
 * `chats` are those that the caller believed to be the visitor's. Where another was begun meanwhile, `CONFLICT` says so and
 * the caller decides again. A key that is destroyed already is beyond holds and open chats: `restored` asks for neither.
 */
export function eraseVisitor({ data }: EraseVisitor, visitor: Visitor, chats: readonly Chat[]): VisitorFact[] {
  if (!isKnown(visitor)) throw new Rejection('NOT_FOUND');
  if (visitor.erasure !== 'none') return [];
  if (chats.length !== visitor.chats.length) throw new Rejection('CONFLICT', { chats: visitor.chats.length });
  if (data.because === 'asked') mayBeErased(visitor, chats);
  const { because } = data;
  return [{ type: 'VisitorErasureRequested', data: { visitor: data.visitor, chats: [...visitor.chats], because } }];
}

function mayBeErased(visitor: Visitor, chats: readonly Chat[]): void {
  if (visitor.held) throw new Rejection('CONFLICT', { why: 'held' });
  if (chats.some(({ closed }) => !closed)) throw new Rejection('CONFLICT', { why: 'chat-open' });
}
