import type { ChatId, Instant } from '../ids';
import type { Chat } from './chat';
import { contextFact } from './context';
import type { ChatFact, ContextSource, Tree } from './events';

/** System: a source that was asked has answered. */
export class ReceiveContext {
  static readonly type = 'context.receive';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly source: ContextSource;
      readonly tree: Tree;
    },
  ) {}
}

/** An answer that nobody waits for decides nothing: it is a repeat, or the chat is over. */
export function receiveContext({ data }: ReceiveContext, chat: Chat): ChatFact[] {
  if (chat.visitor === null || chat.closed || chat.context[data.source] !== 'loading') return [];
  return [contextFact(data.source, data.tree, chat.visitor)];
}
