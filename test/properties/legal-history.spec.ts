import type { ChatFact } from '#libs/domain';
import {
  active,
  activeWithTwo,
  ann,
  appendsOf,
  away,
  bob,
  cleo,
  dora,
  fact,
  history,
  kicked,
  offer,
  posted,
  secondOffer,
  timedOut,
  visitor,
  waiting,
  watched,
} from '#libs/testing';
import fc from 'fast-check';
import { illegalities } from './legal-history';

type Facts = readonly object[];
/** Each of the first facts is an append of its own, the last ones are one append. */
const objectionsTo = (before: Facts, append: Facts) =>
  illegalities([...before.map((each) => [each as ChatFact]), append as ChatFact[]]);

const invited = fact('OperatorInvited', { target: cleo });
const transfer = fact('TransferRequested', { target: cleo });
const joins = (operator: string) => fact('OperatorJoined', { operator });
const closes = fact('ChatClosed');
const eleven = Array.from({ length: 11 }, (_, at) => fact('OperatorInvited', { offer: `o-${at}`, target: `t-${at}` }));

describe('legal histories', () => {
  it('the rules decide nothing that the second opinion objects to', () => {
    fc.assert(
      fc.property(history, (steps) => {
        expect(illegalities(appendsOf(steps))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Facts, Facts]>([
    ['after the close', [...kicked, fact('ChatClosed', { reason: 'vacancy' })], [joins(bob)]],
    ['a chat starts once, and first', waiting, waiting],
    ['a chat starts once, and first', [], [joins(bob)]],
    ['only who is here goes away', away, [fact('VisitorWentAway')]],
    ['returns from elsewhere', away, [fact('VisitorReturned', { from: 'timed-out' })]],
    ['times out without having been away', active, [fact('VisitorTimedOut')]],
    ['kicked by somebody who is not a member', active, [fact('VisitorKicked', { by: bob })]],
    ['gone for good twice', kicked, [fact('VisitorLeft')]],
    ['watches what he sees already', active, [fact('WatchStarted', { operator: ann })]],
    ['ends a watch that is none', active, [fact('WatchEnded')]],
    ['joined, but no entry', watched, [fact('WatchEnded', { reason: 'joined' })]],
    ['closed, but no close', watched, [fact('WatchEnded', { reason: 'closed' })]],
    ['closed, but no close', [...active, invited], [fact('OfferVoided', { target: cleo, reason: 'closed' })]],
    ['an offer that is not pending', active, [fact('OfferDeclined')]],
    ['an offer that is not pending', [...active, invited], [fact('OfferDeclined', { target: dora })]],
    ['an offer that is not pending', active, [fact('TransferAssumed')]],
    ['accepted without entering', [...active, invited], [fact('OfferAccepted', { target: cleo })]],
    [
      'a transfer that leaves the requester in',
      [...active, transfer],
      [fact('OfferAccepted', { kind: 'transfer', target: cleo }), joins(cleo)],
    ],
    ['cancelled by a stranger', [...active, invited], [fact('OfferCancelled', { target: cleo, cancelledBy: dora })]],
    ['superseded by nothing', [...active, invited], [fact('OfferSuperseded', { target: cleo })]],
    ['void for no reason', [...active, invited], [fact('OfferVoided', { target: cleo, reason: 'visitor-gone' })]],
    ['asked twice at once', [...active, fact('ContextRequested')], [fact('ContextRequested')]],
    ['an answer that nobody waits for', active, [fact('ContextReceived')]],
    ['accepted, but not waiting', active, [fact('ChatAccepted', { operator: bob, round: 2 })]],
    ['rounds do not count up', waiting, [fact('ChatAccepted', { round: 2 })]],
    ['enters twice', active, [joins(ann)]],
    ['joined a waiting chat without accepting it', waiting, [joins(ann)]],
    ['leaves without being in', active, [fact('OperatorLeft', { operator: bob })]],
    ['wrongly requeued', active, [fact('OperatorLeft')]],
    ['wrongly requeued', activeWithTwo, [fact('OperatorLeft', { requeued: true })]],
    ['nobody to hand over', timedOut, [transfer]],
    ['asked by somebody who is not a member', active, [fact('OperatorInvited', { by: bob, target: cleo })]],
    ['asks a member', active, [fact('OperatorInvited', { target: ann })]],
    [
      'ejects somebody who is not in',
      [...activeWithTwo, transfer, fact('OperatorLeft')],
      [fact('TransferAssumed', { target: cleo })],
    ],
    ['an id is used twice', [...active, posted('visitor', visitor)], [posted('visitor', visitor)]],
    ['an id is used twice', [...active, invited, fact('OfferExpired', { target: cleo })], [invited]],
    ['written by somebody who is not in the chat', watched, [posted('operator', bob)]],
    ['written by somebody who is not in the chat', kicked, [posted('visitor', visitor, 'members')]],
    ['the wrong audience', kicked, [posted('operator', ann, 'everyone')]],
    ['the wrong audience', timedOut, [posted('operator', ann, 'members')]],
    ['closed with a visitor there', active, [closes]],
    ['somebody is still in', kicked, [closes]],
    ['an offer outlives the close', [...kicked, invited], [fact('ChatClosed', { reason: 'vacancy' })]],
    ['a watch outlives the close', [...watched, fact('VisitorLeft')], [fact('ChatClosed', { reason: 'vacancy' })]],
    ['a transfer outlives the visitor', [...active, transfer], [fact('VisitorLeft')]],
    [
      'two transfers of one requester',
      [...active, transfer],
      [fact('TransferRequested', { offer: secondOffer, target: dora })],
    ],
    ['two offers to one target', [...active, invited], [fact('OperatorInvited', { offer: secondOffer, target: cleo })]],
    ['more than ten offers', active, eleven],
    ['an offer to a member', [...active, invited], [joins(cleo)]],
    ['a member who watches', watched, [joins(bob)]],
    ['vacant and empty, but not closed', kicked, [fact('OperatorLeft')]],
  ])('the second opinion objects: %s', (objection, before, append) => {
    expect(objectionsTo(before, []).length).toBe(0);
    expect(objectionsTo(before, append).join()).toContain(objection);
  });

  it('the second opinion has nothing against what is right', () => {
    const assumed = fact('TransferAssumed', { offer, target: cleo });
    const lastLeaves = [fact('OperatorLeft', { operator: cleo }), fact('ChatClosed')];
    expect(objectionsTo([...active, transfer, assumed, fact('VisitorLeft')], lastLeaves)).toEqual([]);
  });
});
