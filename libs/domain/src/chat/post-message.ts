import type { ChatId, Instant, MessageId } from '../ids';
import { Rejection } from '../rejection';
import { isFrozen, type Chat } from './chat';
import type { ChatFact } from './events';
import { mustBeItsVisitor, mustBeMember, mustBeOpen } from './guards';

/** A member or the visitor writes. */
export class PostMessage {
  static readonly type = 'message.post';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly message: MessageId;
      readonly author: { readonly kind: 'visitor' | 'operator'; readonly id: string };
      readonly text: string;
    },
  ) {}
}

export function postMessage({ data }: PostMessage, chat: Chat): ChatFact[] {
  const { message, author, text } = data;
  mayWrite(chat, author);
  if (text.trim() === '') throw new Rejection('BAD_FIELD', undefined, 'text');
  const audience = isFrozen(chat) ? 'members' : 'everyone';
  // Also an operator's words are the visitor's to have erased: they repeat names, orders, addresses.
  const person = chat.visitor ?? author.id;
  return [{ type: 'MessagePosted', data: { message, author, audience }, private: { text }, person }];
}

function mayWrite(chat: Chat, author: PostMessage['data']['author']): void {
  if (author.kind === 'visitor') mustBeItsVisitor(chat, author);
  mustBeOpen(chat);
  if (author.kind === 'operator') return mustBeMember(chat, author.id);
  if (isFrozen(chat)) throw new Rejection('CHAT_CLOSED');
}
