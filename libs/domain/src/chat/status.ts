import type { OperatorId } from '../ids';
import type { Chat, Offer, VisitorPresence } from './chat';

export type ChatStatus = 'waiting' | 'active' | 'vacant' | 'closed';
export type Relation = 'none' | 'member' | 'watcher';

/** Present or away: the visitor has not left, was not kicked and did not time out. */
export function isVisitorThere({ presence }: { readonly presence: VisitorPresence }): boolean {
  return presence === 'present' || presence === 'away';
}

/** Derived from three things only: visitor presence, number of members, closed or not. */
export function statusOf(chat: {
  readonly presence: VisitorPresence;
  readonly members: readonly unknown[];
  readonly closed: boolean;
}): ChatStatus {
  if (chat.closed) return 'closed';
  if (!isVisitorThere(chat)) return 'vacant';
  return chat.members.length === 0 ? 'waiting' : 'active';
}

export function relationOf(chat: Pick<Chat, 'members' | 'watchers'>, operator: OperatorId): Relation {
  if (chat.members.includes(operator)) return 'member';
  return chat.watchers.includes(operator) ? 'watcher' : 'none';
}

/** At most one offer to a target is pending; it gives the target sight of the chat. */
export function offerTo(chat: Pick<Chat, 'offers'>, operator: OperatorId): Offer | undefined {
  return chat.offers.find((offer) => offer.target === operator);
}

/** The visitor may go on in this chat instead of starting another one. */
export function isResumable(chat: Chat): boolean {
  return chat.id !== null && !chat.closed && (isVisitorThere(chat) || chat.presence === 'timed-out');
}
