import type { ChatId, Instant, OperatorId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact, ContextSource } from './events';
import { mustBeMember, mustBeOpen } from './guards';

/** A member asks a source again. */
export class RetryContext {
  static readonly type = 'context.retry';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly by: OperatorId;
      readonly source: ContextSource;
    },
  ) {}
}

export function retryContext({ data }: RetryContext, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  mustBeMember(chat, data.by);
  return chat.context[data.source] === 'loading' ? [] : [{ type: 'ContextRequested', data: { source: data.source } }];
}
