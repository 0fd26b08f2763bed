import type { ChatId, Instant, OfferId, OperatorId } from '../ids';
import type { Chat } from './chat';
import { entry } from './entry';
import type { ChatFact } from './events';
import { mustBeOpen, mustBeTarget, pendingOffer } from './guards';

/** The target enters: Accept for an invite, Assume for a transfer. */
export class AcceptOffer {
  static readonly type = 'offer.accept';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly offer: OfferId;
      readonly operator: OperatorId;
    },
  ) {}
}

/** A member had every offer to him resolved by entering: accepting again decides nothing. */
export function acceptOffer({ data }: AcceptOffer, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  if (chat.members.includes(data.operator)) return [];
  mustBeTarget(pendingOffer(chat, data.offer), data.operator);
  return entry(chat, data.operator, data.at);
}
