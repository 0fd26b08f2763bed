import type { Instant, OperatorId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { offerTo, relationOf, statusOf } from './status';

/** How an operator who is no member comes in, by whatever route: own watch ended, offer resolved, then the entry. */
export function entry(chat: Chat, operator: OperatorId, at: Instant): ChatFact[] {
  const facts: ChatFact[] = [];
  if (relationOf(chat, operator) === 'watcher') {
    facts.push({ type: 'WatchEnded', data: { operator, reason: 'joined' } });
  }
  const offer = offerTo(chat, operator);
  if (offer?.kind === 'transfer' && chat.members.includes(offer.by)) {
    const { offer: id, by, target } = offer;
    return [...facts, { type: 'TransferAssumed', data: { offer: id, by, target } }];
  }
  if (offer) facts.push({ type: 'OfferAccepted', data: { ...offer } });
  return [...facts, visibleEntry(chat, operator, at)];
}

/** Entering a waiting chat is accepting it. */
function visibleEntry(chat: Chat, operator: OperatorId, at: Instant): ChatFact {
  return statusOf(chat) === 'waiting'
    ? { type: 'ChatAccepted', data: { operator, round: chat.rounds + 1, at } }
    : { type: 'OperatorJoined', data: { operator } };
}
