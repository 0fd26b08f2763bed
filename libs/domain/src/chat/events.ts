import type { Fact } from '../fact';
import type { ChatId, Instant, MessageId, OfferId, OperatorId, SiteId, VisitorId } from '../ids';

/** What is known of the visitor: a tree of at most depth 8, 500 nodes, 16 KB, always shown as text. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [key: string]: Tree };
/** Where a tree came from. */
export type ContextSource = 'form' | 'page' | 'browser' | 'site' | 'endpoint';
export type OfferKind = 'invite' | 'transfer';
export type Audience = 'everyone' | 'members';
export type LeaveReason = 'left' | 'offline' | 'signed-out' | 'disabled';
export type WatchEndReason = 'left' | 'joined' | 'closed' | 'signed-out' | 'disabled' | 'lost-sight';
export type VoidReason = 'target-offline' | 'target-disabled' | 'visitor-gone' | 'closed';

/** A visitor opened a chat on a site; `number` makes "Visitor 4821", `named` says whether a name was given. */
export type ChatStarted = Fact<
  'ChatStarted',
  { chat: ChatId; site: SiteId; visitor: VisitorId; number: number; named: boolean; previous: ChatId | null },
  { name: string | null; email: string | null; page: string | null }
>;
/** The visitor's socket was lost; without a return by `goneAt` the visitor is gone. */
export type VisitorWentAway = Fact<'VisitorWentAway', { goneAt: Instant }>;
/** The visitor is connected again, after an absence or after having been timed out. */
export type VisitorReturned = Fact<'VisitorReturned', { from: 'away' | 'timed-out' }>;
/** The visitor pressed Leave; the visitor's thread is frozen from here on. */
export type VisitorLeft = Fact<'VisitorLeft', { closeAt: Instant }>;
/** The visitor's grace ran out; the visitor may come back before the chat closes. */
export type VisitorTimedOut = Fact<'VisitorTimedOut', { closeAt: Instant }>;
/** A member ended the chat for the visitor; the visitor's thread is frozen from here on. */
export type VisitorKicked = Fact<'VisitorKicked', { by: OperatorId; closeAt: Instant }>;

/** An operator was the first in a waiting round; `round` counts from 1, `at` is what later operators are told. */
export type ChatAccepted = Fact<'ChatAccepted', { operator: OperatorId; round: number; at: Instant }>;
/** A further operator entered visibly. */
export type OperatorJoined = Fact<'OperatorJoined', { operator: OperatorId }>;
/** A member went out; `requeued` says that the chat waits again because nobody else was in it. */
export type OperatorLeft = Fact<'OperatorLeft', { operator: OperatorId; reason: LeaveReason; requeued: boolean }>;
/** An operator entered invisibly; no row of any other person ever shows it. */
export type WatchStarted = Fact<'WatchStarted', { operator: OperatorId }>;
/** A watch is over. */
export type WatchEnded = Fact<'WatchEnded', { operator: OperatorId; reason: WatchEndReason }>;

/** A member asked another operator into the chat. */
export type OperatorInvited = Fact<
  'OperatorInvited',
  { offer: OfferId; by: OperatorId; target: OperatorId; expiresAt: Instant },
  { note: string }
>;
/** A member asked another operator to take his place. */
export type TransferRequested = Fact<
  'TransferRequested',
  { offer: OfferId; by: OperatorId; target: OperatorId; expiresAt: Instant },
  { note: string }
>;
/** The target entered because of an offer; the entry itself is the next fact. */
export type OfferAccepted = Fact<
  'OfferAccepted',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId }
>;
/** The target took the requester's place: in one fact the offer is accepted, the target in, the requester out. */
export type TransferAssumed = Fact<'TransferAssumed', { offer: OfferId; by: OperatorId; target: OperatorId }>;
/** The target said no. */
export type OfferDeclined = Fact<
  'OfferDeclined',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId }
>;
/** The requester or another member took the offer back. */
export type OfferCancelled = Fact<
  'OfferCancelled',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId; cancelledBy: OperatorId }
>;
/** Nobody answered in time. */
export type OfferExpired = Fact<
  'OfferExpired',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId }
>;
/** A newer offer to the same target replaced this one. */
export type OfferSuperseded = Fact<
  'OfferSuperseded',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId; replacedBy: OfferId }
>;
/** The offer lost its sense: the target is offline or disabled, the visitor is gone, the chat is closed. */
export type OfferVoided = Fact<
  'OfferVoided',
  { offer: OfferId; kind: OfferKind; by: OperatorId; target: OperatorId; reason: VoidReason }
>;

/** Somebody wrote; `audience` is fixed here for ever, so a kick is a boundary in the record and not in a filter. */
export type MessagePosted = Fact<
  'MessagePosted',
  { message: MessageId; author: { kind: 'visitor' | 'operator'; id: string }; audience: Audience },
  { text: string }
>;

/** A source of what is known of the visitor was asked. */
export type ContextRequested = Fact<'ContextRequested', { source: ContextSource }>;
/** A source answered. */
export type ContextReceived = Fact<'ContextReceived', { source: ContextSource }, { tree: Tree }>;
/** A source did not answer, or not with what was asked for. */
export type ContextFailed = Fact<'ContextFailed', { source: ContextSource; code: string }>;

/** The chat is over: nothing more happens in it. */
export type ChatClosed = Fact<'ChatClosed', { reason: 'last-left' | 'vacancy' }>;

export type ChatFact =
  | ChatStarted
  | VisitorWentAway
  | VisitorReturned
  | VisitorLeft
  | VisitorTimedOut
  | VisitorKicked
  | ChatAccepted
  | OperatorJoined
  | OperatorLeft
  | WatchStarted
  | WatchEnded
  | OperatorInvited
  | TransferRequested
  | OfferAccepted
  | TransferAssumed
  | OfferDeclined
  | OfferCancelled
  | OfferExpired
  | OfferSuperseded
  | OfferVoided
  | MessagePosted
  | ContextRequested
  | ContextReceived
  | ContextFailed
  | ChatClosed;
