import type { ChatId, Instant, OperatorId } from '../ids';
import type { Operator } from '../operator/operator';
import type { Chat } from './chat';
import { memberLeaves } from './ending';
import type { ChatFact } from './events';
import { isVisitorThere } from './status';

/** System: a chat's only member has been offline for too long. `requeueAt` tells which absence. */
export class RequeueChat {
  static readonly type = 'chat.requeue';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly operator: OperatorId;
      readonly requeueAt: Instant;
    },
  ) {}
}

/** The operator's own stream is read only, to see that he is still away; in company or without a visitor he stays. */
export function requeueChat({ data }: RequeueChat, chat: Chat, operator: Operator): ChatFact[] {
  const isStillGone = !operator.connected && operator.requeueAt === data.requeueAt;
  const isSole = chat.members.length === 1 && chat.members[0] === data.operator;
  if (!isStillGone || !isSole || !isVisitorThere(chat)) return [];
  return memberLeaves(chat, data.operator, 'offline');
}
