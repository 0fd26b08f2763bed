import type { ChatId, Instant } from '../ids';
import type { Chat } from './chat';
import type { ChatFact, ContextSource } from './events';

/** System: a source that was asked has not answered, or not with what was asked for. */
export class FailContext {
  static readonly type = 'context.fail';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly source: ContextSource;
      /** Why, in a word that the sidebar can translate. */
      readonly code: string;
    },
  ) {}
}

export function failContext({ data }: FailContext, chat: Chat): ChatFact[] {
  if (chat.closed || chat.context[data.source] !== 'loading') return [];
  return [{ type: 'ContextFailed', data: { source: data.source, code: data.code } }];
}
