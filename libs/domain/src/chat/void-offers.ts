import type { ChatId, Instant, OperatorId } from '../ids';
import { presenceOf, type Operator } from '../operator/operator';
import type { Chat } from './chat';
import { voided } from './ending';
import type { ChatFact } from './events';

/** System: an operator can no longer answer, so what is offered to him in this chat is void. */
export class VoidOffers {
  static readonly type = 'offer.void';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly target: OperatorId;
      readonly reason: 'target-offline' | 'target-disabled';
    },
  ) {}
}

/** The target's own stream is read only, to see that he is still offline. */
export function voidOffers({ data }: VoidOffers, chat: Chat, target: Operator): ChatFact[] {
  if (data.reason === 'target-offline' && presenceOf(target) !== 'offline') return [];
  const toTarget = chat.offers.filter(({ target }) => target === data.target);
  return voided(toTarget, data.reason);
}
