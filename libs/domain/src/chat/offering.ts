import type { Role } from '../fact';
import type { ChatId, Instant, OfferId, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Chat, Offer } from './chat';
import type { ChatFact } from './events';
import { mustBeMember, mustBeOpen } from './guards';

const pendingLimit = 10;

/** Whom an offer is made to, and what the server knows of that operator. */
export interface OfferTarget {
  readonly id: OperatorId;
  readonly role: Role;
  readonly enabled: boolean;
  readonly online: boolean;
}

/** What an invite and a transfer have in common. */
export interface Offering {
  readonly at: Instant;
  readonly chat: ChatId;
  /** The id that the offer gets. */
  readonly offer: OfferId;
  readonly by: OperatorId;
  readonly target: OfferTarget;
  /** Blank when there is none. */
  readonly note: string;
}

export function mayOffer({ by, target }: Offering, chat: Chat): void {
  mustBeOpen(chat);
  mustBeMember(chat, by);
  if (chat.members.includes(target.id)) throw new Rejection('CONFLICT', { why: 'in-this-chat' });
  if (!target.enabled || !target.online || target.role === 'auditor') {
    throw new Rejection('CONFLICT', { why: 'not-available' });
  }
}

/** Whichever pending offers a new one replaces; the limit counts those that remain. */
export function superseded({ offer }: Offering, chat: Chat, isReplaced: (offer: Offer) => boolean): ChatFact[] {
  const replaced = chat.offers.filter(isReplaced);
  if (chat.offers.length - replaced.length >= pendingLimit) throw new Rejection('CONFLICT', { why: 'too-many-offers' });
  return replaced.map((old) => ({ type: 'OfferSuperseded', data: { ...old, replacedBy: offer } }));
}
