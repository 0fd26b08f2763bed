import type { ChatSentence } from './sentence';

/** I5: an offer that nobody answered expires. */
export const whenOfferWasNotAnsweredInTimeThenExpireIt: ChatSentence = {
  name: 'when-offer-was-not-answered-in-time-then-expire-it',
  due: ({ id, chat, expiresAt }) =>
    chat.offers.map(({ offer }) => ({
      whom: offer,
      at: expiresAt[offer] ?? null,
      command: { type: 'offer.expire', data: { chat: id, offer } },
    })),
};
