import type { ChatId, Instant, OperatorId } from '../ids';
import type { Chat } from './chat';
import { entry } from './entry';
import type { ChatFact } from './events';
import { mustBeOpen } from './guards';

/** An operator enters visibly, uninvited or not. */
export class JoinChat {
  static readonly type = 'chat.join';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly operator: OperatorId }) {}
}

export function joinChat({ data }: JoinChat, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  return chat.members.includes(data.operator) ? [] : entry(chat, data.operator, data.at);
}
