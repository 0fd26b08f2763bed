import type { ChatId, Instant, OperatorId } from '../ids';
import type { Chat } from './chat';
import { memberLeaves } from './ending';
import type { ChatFact } from './events';
import { relationOf } from './status';

/** System: an operator who signed out or was disabled goes out of the chat, member or watcher. */
export class RemoveOperator {
  static readonly type = 'chat.remove-operator';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly operator: OperatorId;
      readonly reason: 'signed-out' | 'disabled';
    },
  ) {}
}

export function removeOperator({ data }: RemoveOperator, chat: Chat): ChatFact[] {
  if (chat.closed) return [];
  const { operator, reason } = data;
  const relation = relationOf(chat, operator);
  if (relation === 'member') return memberLeaves(chat, operator, reason);
  return relation === 'watcher' ? [{ type: 'WatchEnded', data: { operator, reason } }] : [];
}
