import type { ChatId, Instant, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Chat } from './chat';
import { entry } from './entry';
import type { ChatFact } from './events';
import { mustBeOpen } from './guards';
import { statusOf } from './status';

/** An operator takes a waiting chat. */
export class AcceptChat {
  static readonly type = 'chat.accept';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly operator: OperatorId }) {}
}

export function acceptChat({ data }: AcceptChat, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  if (chat.members.includes(data.operator)) return [];
  if (statusOf(chat) !== 'waiting') throw tooLate(chat);
  return entry(chat, data.operator, data.at);
}

/** A round may have been entered without an Accept: while the visitor was timed out. The first member stands in then. */
function tooLate(chat: Chat): Rejection {
  if (chat.accepted) return new Rejection('ALREADY_ACCEPTED', { winner: chat.accepted.operator, at: chat.accepted.at });
  if (chat.members.length > 0) return new Rejection('ALREADY_ACCEPTED', { winner: chat.members[0], at: null });
  return new Rejection('CONFLICT', { status: statusOf(chat) });
}
