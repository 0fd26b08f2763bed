import type { ChatId, Instant, OfferId, OperatorId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { mustBeOpen, mustBeTarget, pendingOffer } from './guards';

/** The target says no. */
export class DeclineOffer {
  static readonly type = 'offer.decline';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly offer: OfferId;
      readonly operator: OperatorId;
    },
  ) {}
}

export function declineOffer({ data }: DeclineOffer, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  const offer = pendingOffer(chat, data.offer);
  mustBeTarget(offer, data.operator);
  return [{ type: 'OfferDeclined', data: { ...offer } }];
}
