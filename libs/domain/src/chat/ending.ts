import type { Instant, OperatorId } from '../ids';
import type { Chat, Offer } from './chat';
import type { ChatFact, LeaveReason, VoidReason } from './events';
import { isVisitorThere } from './status';

/** A member goes; the chat then waits again, or closes when nobody at all is left in it. */
export function memberLeaves(chat: Chat, operator: OperatorId, reason: LeaveReason): ChatFact[] {
  const last = chat.members.length === 1;
  const requeued = last && isVisitorThere(chat);
  const left: ChatFact = { type: 'OperatorLeft', data: { operator, reason, requeued } };
  return last && !requeued ? [left, ...closing(chat, 'last-left')] : [left];
}

/** Everything that ends with the chat; `ChatClosed` is the last fact of the stream. */
export function closing(chat: Chat, reason: 'last-left' | 'vacancy'): ChatFact[] {
  return [
    ...voided(chat.offers, 'closed'),
    ...chat.watchers.map((operator): ChatFact => ({ type: 'WatchEnded', data: { operator, reason: 'closed' } })),
    { type: 'ChatClosed', data: { reason } },
  ];
}

/** With the visitor gone there is nobody to hand over; invites stay. */
export function voidedTransfers(chat: Chat): ChatFact[] {
  return voided(
    chat.offers.filter(({ kind }) => kind === 'transfer'),
    'visitor-gone',
  );
}

export function voided(offers: readonly Offer[], reason: VoidReason): ChatFact[] {
  return offers.map((offer) => ({ type: 'OfferVoided', data: { ...offer, reason } }));
}

/** The vacancy limit counts from when the chat became vacant: a leave or kick after a time-out does not move it. */
export function closeAt(chat: Chat, at: Instant, vacancyLimit: number): Instant {
  return chat.closeAt ?? at + vacancyLimit;
}
