import type { ChatFact } from './events';

/**
 * Which threads a fact takes a place in. The visitor's places are a subset of the members', in the same order.
 * Uses clear fields only, so erasure never changes a number. `frozen`: the visitor left or was kicked before this fact.
 */
export function threadPlace(fact: ChatFact, frozen: boolean): 'everyone' | 'members' | 'nobody' {
  switch (fact.type) {
    case 'MessagePosted':
      return fact.data.audience;
    case 'ChatAccepted':
    case 'OperatorJoined':
    case 'OperatorLeft':
    case 'TransferAssumed':
    case 'ChatClosed':
      return frozen ? 'members' : 'everyone';
    case 'VisitorLeft':
    case 'VisitorKicked':
      return 'everyone';
    case 'VisitorTimedOut':
    case 'OperatorInvited':
    case 'TransferRequested':
    case 'OfferDeclined':
    case 'OfferCancelled':
    case 'OfferExpired':
    case 'OfferVoided':
      return 'members';
    case 'VisitorReturned':
      return fact.data.from === 'timed-out' ? 'members' : 'nobody';
    case 'ChatStarted':
    case 'VisitorWentAway':
    case 'WatchStarted':
    case 'WatchEnded':
    case 'OfferAccepted':
    case 'OfferSuperseded':
    case 'ContextRequested':
    case 'ContextReceived':
    case 'ContextFailed':
      return 'nobody';
  }
}
