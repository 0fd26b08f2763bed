import type { ChatId, Instant } from '../ids';
import { isFrozen, type Chat } from './chat';
import type { ChatFact } from './events';

/** System: the visitor has a live socket again. */
export class ConnectVisitor {
  static readonly type = 'visitor.connect';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId }) {}
}

export function connectVisitor(_: ConnectVisitor, chat: Chat): ChatFact[] {
  if (chat.id === null || chat.closed || isFrozen(chat) || chat.presence === 'present') return [];
  const from = chat.presence === 'away' ? 'away' : 'timed-out';
  return [{ type: 'VisitorReturned', data: { from } }];
}
