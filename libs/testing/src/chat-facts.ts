import type { ChatFact, ParleyFact } from '#libs/domain';

/** A new fact of a chat without a line here does not compile. */
const types: Record<ChatFact['type'], true> = {
  ChatStarted: true,
  VisitorWentAway: true,
  VisitorReturned: true,
  VisitorLeft: true,
  VisitorTimedOut: true,
  VisitorKicked: true,
  ChatAccepted: true,
  OperatorJoined: true,
  OperatorLeft: true,
  WatchStarted: true,
  WatchEnded: true,
  OperatorInvited: true,
  TransferRequested: true,
  OfferAccepted: true,
  TransferAssumed: true,
  OfferDeclined: true,
  OfferCancelled: true,
  OfferExpired: true,
  OfferSuperseded: true,
  OfferVoided: true,
  MessagePosted: true,
  ContextRequested: true,
  ContextReceived: true,
  ContextFailed: true,
  ChatClosed: true,
};

export function isChatFact(fact: ParleyFact): fact is ChatFact {
  return fact.type in types;
}
