import type { ChatId, Instant } from '../ids';
import type { Chat } from './chat';
import type { ChatFact, ContextSource } from './events';

/** System: a source is to be asked, for a chat that started before the source existed. */
export class RequestContext {
  static readonly type = 'context.request';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly source: ContextSource }) {}
}

export function requestContext({ data }: RequestContext, chat: Chat): ChatFact[] {
  if (chat.id === null || chat.closed || chat.context[data.source] !== undefined) return [];
  return [{ type: 'ContextRequested', data: { source: data.source } }];
}
