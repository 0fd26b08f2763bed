import type { Actor } from '../fact';
import type { OfferId, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Chat, Offer } from './chat';
import { relationOf } from './status';

export function mustBeOpen(chat: Chat): void {
  if (chat.id === null) throw new Rejection('NOT_FOUND');
  if (chat.closed) throw new Rejection('CHAT_CLOSED');
}

/** A watcher is no member: whatever others could notice is refused. */
export function mustBeMember(chat: Chat, operator: OperatorId): void {
  if (relationOf(chat, operator) !== 'member') throw new Rejection('FORBIDDEN');
}

/** To any other visitor the chat does not exist. */
export function mustBeItsVisitor(chat: Chat, actor: Actor): void {
  if (actor.kind !== 'visitor' || actor.id !== chat.visitor) throw new Rejection('NOT_FOUND');
}

/** An offer that is answered already, by whatever, is a conflict: the one who answers must not believe it went his way. */
export function pendingOffer(chat: Chat, id: OfferId): Offer {
  const offer = chat.offers.find((each) => each.offer === id);
  if (offer === undefined) throw new Rejection('CONFLICT', { why: 'not-pending' });
  return offer;
}

export function mustBeTarget(offer: Offer, operator: OperatorId): void {
  if (offer.target !== operator) throw new Rejection('FORBIDDEN');
}
