import { mayBeInChats } from './rights';
import type { ChatSentence } from './sentence';

/** O4: what is offered to somebody who may be in no chat any more is void. */
export const whenOfferTargetWasDisabledThenVoidTheOffer: ChatSentence = {
  name: 'when-offer-target-was-disabled-then-void-the-offer',
  due: ({ id, chat, operator }) =>
    chat.offers
      .filter(({ target }) => !mayBeInChats(operator(target)))
      .map(({ offer, target }) => ({
        whom: offer,
        at: null,
        command: { type: 'offer.void', data: { chat: id, target, reason: 'target-disabled' } },
      })),
};
