import type { Actor } from '../fact';
import type { OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Chat } from './chat';
import { relationOf } from './status';

export function mustBeOpen(chat: Chat): void {
  if (chat.id === null) throw new Rejection('NOT_FOUND');
  if (chat.closed) throw new Rejection('CHAT_CLOSED');
}

/** A watcher is no member: whatever others could notice is refused. */
export function mustBeMember(chat: Chat, operator: OperatorId): void {
  if (relationOf(chat, operator) !== 'member') throw new Rejection('FORBIDDEN');
}

/** To any other visitor the chat does not exist. */
export function mustBeItsVisitor(chat: Chat, actor: Actor): void {
  if (actor.kind !== 'visitor' || actor.id !== chat.visitor) throw new Rejection('NOT_FOUND');
}
