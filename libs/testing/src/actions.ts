import fc from 'fast-check';

/** The verbs of a history, each as often as its number says: entering more often than ending, so that chats live. */
const verbs = {
  visitorPosts: 4,
  operatorPosts: 4,
  accept: 6,
  join: 4,
  watch: 4,
  leave: 4,
  visitorLeaves: 1,
  kick: 1,
  invite: 5,
  transfer: 5,
  acceptOffer: 6,
  declineOffer: 2,
  cancelOffer: 2,
  expireOffer: 1,
  voidOffers: 1,
  startAgain: 1,
  connectVisitor: 3,
  disconnectVisitor: 3,
  timeOutVisitor: 2,
  closeVacantChat: 1,
  connectOperator: 2,
  disconnectOperator: 2,
  showOffline: 1,
  requeue: 2,
  remove: 1,
  endWatch: 1,
  visitorReads: 2,
  operatorReads: 3,
  requestContext: 1,
  receiveContext: 1,
  failContext: 1,
  retryContext: 1,
} as const;
export type Verb = keyof typeof verbs;

/** One wish of somebody; what it means depends on what has happened before it. */
export interface Action {
  readonly verb: Verb;
  /** Places in the cast. */
  readonly who: number;
  readonly whom: number;
  /** Which of several: an offer, a place in a thread. */
  readonly pick: number;
  /** Milliseconds since the action before. */
  readonly pause: number;
}

const names = Object.keys(verbs) as Verb[];
const verb = fc.oneof(...names.map((name) => ({ weight: verbs[name], arbitrary: fc.constant(name) })));

export const action: fc.Arbitrary<Action> = fc.record({
  verb,
  who: fc.nat(3),
  whom: fc.nat(3),
  pick: fc.nat(20),
  pause: fc.nat(120_000),
});

export const actions = fc.array(action, { maxLength: 80, size: 'max' });
