import { presenceOf } from '#libs/domain';
import type { ChatSentence } from './sentence';

/** I4: who has been offline for the presence grace can't answer. */
export const whenOfferTargetWentOfflineThenVoidTheOffer: ChatSentence = {
  name: 'when-offer-target-went-offline-then-void-the-offer',
  due: ({ id, chat, operator }) =>
    chat.offers
      .filter(({ target }) => presenceOf(operator(target).presence) === 'offline')
      .map(({ offer, target }) => ({
        whom: offer,
        at: null,
        command: { type: 'offer.void', data: { chat: id, target, reason: 'target-offline' } },
      })),
};
