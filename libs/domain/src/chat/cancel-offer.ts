import type { ChatId, Instant, OfferId, OperatorId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { mustBeMember, mustBeOpen, pendingOffer } from './guards';

/** The requester, or any member, takes an offer back. */
export class CancelOffer {
  static readonly type = 'offer.cancel';
  constructor(
    readonly data: { readonly at: Instant; readonly chat: ChatId; readonly offer: OfferId; readonly by: OperatorId },
  ) {}
}

/** The requester may do so even after having left the chat. Others must be members before they learn anything of it. */
export function cancelOffer({ data }: CancelOffer, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  const requested = chat.offers.some(({ offer, by }) => offer === data.offer && by === data.by);
  if (!requested) mustBeMember(chat, data.by);
  const offer = pendingOffer(chat, data.offer);
  return [{ type: 'OfferCancelled', data: { ...offer, cancelledBy: data.by } }];
}
