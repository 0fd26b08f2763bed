import type { ChatId, Instant, OfferId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact } from './events';

/** System: nobody answered the offer in time. Its id tells the deadline; the clock was read by whoever keeps it. */
export class ExpireOffer {
  static readonly type = 'offer.expire';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly offer: OfferId }) {}
}

export function expireOffer({ data }: ExpireOffer, chat: Chat): ChatFact[] {
  return chat.offers
    .filter(({ offer }) => offer === data.offer)
    .map((offer) => ({ type: 'OfferExpired', data: { ...offer } }));
}
