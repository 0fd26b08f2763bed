import { assertNever } from '../fact';
import type { ChatId, Instant, OfferId, OperatorId, SiteId, VisitorId } from '../ids';
import type { ChatFact, ContextSource, OfferKind } from './events';
import { threadPlace } from './thread-place';

export type VisitorPresence = 'present' | 'away' | 'timed-out' | 'left' | 'kicked';

/** A pending offer; the fields are those that every later fact on the offer repeats. */
export interface Offer {
  readonly offer: OfferId;
  readonly kind: OfferKind;
  readonly by: OperatorId;
  readonly target: OperatorId;
}

/** What the rules of a chat read, and nothing that grows with its messages. */
export interface Chat {
  /** Null until the chat is started. */
  readonly id: ChatId | null;
  readonly site: SiteId | null;
  readonly visitor: VisitorId | null;
  readonly presence: VisitorPresence;
  /** Set while the visitor is away. */
  readonly goneAt: Instant | null;
  /** Set while the chat is vacant. */
  readonly closeAt: Instant | null;
  readonly closed: boolean;
  /** Once closed: who was in it at the end. */
  readonly members: readonly OperatorId[];
  readonly watchers: readonly OperatorId[];
  readonly offers: readonly Offer[];
  /** How many waiting rounds were accepted. */
  readonly rounds: number;
  /** Who accepted, for as long as members have been in the chat without a gap since then. */
  readonly accepted: { readonly operator: OperatorId; readonly at: Instant } | null;
  readonly context: Readonly<Partial<Record<ContextSource, 'loading' | 'received' | 'failed'>>>;
  /** How many places each thread has. */
  readonly places: { readonly visitor: number; readonly members: number };
}

export const initialChat: Chat = {
  id: null,
  site: null,
  visitor: null,
  presence: 'present',
  goneAt: null,
  closeAt: null,
  closed: false,
  members: [],
  watchers: [],
  offers: [],
  rounds: 0,
  accepted: null,
  context: {},
  places: { visitor: 0, members: 0 },
};

/** Left or kicked: the visitor's thread ends there, and only members hear what follows. */
export function isFrozen(chat: Pick<Chat, 'presence'>): boolean {
  return chat.presence === 'left' || chat.presence === 'kicked';
}

export function evolveChat(chat: Chat, fact: ChatFact): Chat {
  return changed({ ...chat, places: placesAfter(chat, fact) }, fact);
}

export const chatDefinition = { kind: 1, initial: initialChat, evolve: evolveChat };

function placesAfter(chat: Chat, fact: ChatFact): Chat['places'] {
  const { visitor, members } = chat.places;
  const place = threadPlace(fact, isFrozen(chat));
  if (place === 'nobody') return chat.places;
  return { visitor: place === 'everyone' ? visitor + 1 : visitor, members: members + 1 };
}

function changed(chat: Chat, fact: ChatFact): Chat {
  switch (fact.type) {
    case 'ChatStarted':
      return { ...chat, id: fact.data.chat, site: fact.data.site, visitor: fact.data.visitor };
    case 'VisitorWentAway':
      return { ...chat, presence: 'away', goneAt: fact.data.goneAt };
    case 'VisitorReturned':
      return { ...chat, presence: 'present', goneAt: null, closeAt: null };
    case 'VisitorTimedOut':
      return { ...chat, presence: 'timed-out', goneAt: null, closeAt: fact.data.closeAt };
    case 'VisitorLeft':
      return { ...chat, presence: 'left', goneAt: null, closeAt: fact.data.closeAt };
    case 'VisitorKicked':
      return { ...chat, presence: 'kicked', goneAt: null, closeAt: fact.data.closeAt };
    case 'ChatAccepted':
      return accepted(chat, fact.data);
    case 'OperatorJoined':
      return { ...chat, members: [...chat.members, fact.data.operator] };
    case 'OperatorLeft':
      return left(chat, fact.data.operator);
    case 'WatchStarted':
      return { ...chat, watchers: [...chat.watchers, fact.data.operator] };
    case 'WatchEnded':
      return { ...chat, watchers: without(chat.watchers, fact.data.operator) };
    case 'OperatorInvited':
      return { ...chat, offers: [...chat.offers, pending('invite', fact.data)] };
    case 'TransferRequested':
      return { ...chat, offers: [...chat.offers, pending('transfer', fact.data)] };
    case 'TransferAssumed':
      return assumed(chat, fact.data);
    case 'OfferAccepted':
    case 'OfferDeclined':
    case 'OfferCancelled':
    case 'OfferExpired':
    case 'OfferSuperseded':
    case 'OfferVoided':
      return { ...chat, offers: resolved(chat.offers, fact.data.offer) };
    case 'ContextRequested':
      return { ...chat, context: { ...chat.context, [fact.data.source]: 'loading' } };
    case 'ContextReceived':
      return { ...chat, context: { ...chat.context, [fact.data.source]: 'received' } };
    case 'ContextFailed':
      return { ...chat, context: { ...chat.context, [fact.data.source]: 'failed' } };
    case 'ChatClosed':
      return { ...chat, closed: true };
    case 'MessagePosted':
      return chat;
    default:
      return assertNever(fact);
  }
}

function accepted(chat: Chat, { operator, round, at }: { operator: OperatorId; round: number; at: Instant }): Chat {
  return { ...chat, members: [...chat.members, operator], rounds: round, accepted: { operator, at } };
}

function left(chat: Chat, operator: OperatorId): Chat {
  const members = without(chat.members, operator);
  return { ...chat, members, accepted: members.length === 0 ? null : chat.accepted };
}

function assumed(chat: Chat, { offer, by, target }: { offer: OfferId; by: OperatorId; target: OperatorId }): Chat {
  return { ...chat, members: [...without(chat.members, by), target], offers: resolved(chat.offers, offer) };
}

function pending(kind: OfferKind, { offer, by, target }: Omit<Offer, 'kind'>): Offer {
  return { offer, kind, by, target };
}

function resolved(offers: readonly Offer[], offer: OfferId): readonly Offer[] {
  return offers.filter((each) => each.offer !== offer);
}

function without(operators: readonly OperatorId[], operator: OperatorId): readonly OperatorId[] {
  return operators.filter((each) => each !== operator);
}
