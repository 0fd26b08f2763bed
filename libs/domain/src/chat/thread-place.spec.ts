import { threadPlace, type ChatFact } from '#libs/domain';
import { fact, posted } from '#libs/testing';

const timedOut = fact('VisitorReturned', { from: 'timed-out' });

describe('the place of a fact in the threads', () => {
  const places: [string, ChatFact, ReturnType<typeof threadPlace>][] = [
    ['D6', fact('ChatAccepted'), 'everyone'],
    ['J1', fact('OperatorJoined'), 'everyone'],
    ['L1', fact('OperatorLeft'), 'everyone'],
    ['T1', fact('TransferAssumed'), 'everyone'],
    ['I3', fact('OperatorInvited'), 'members'],
    ['I3', fact('TransferRequested'), 'members'],
    ['I6', fact('OfferDeclined'), 'members'],
    ['I6', fact('OfferCancelled'), 'members'],
    ['I5', fact('OfferExpired'), 'members'],
    ['I4', fact('OfferVoided'), 'members'],
    ['V4', fact('VisitorTimedOut'), 'members'],
    ['V5', timedOut, 'members'],
    ['V3 (from away)', fact('VisitorReturned', { from: 'away' }), 'nobody'],
    ['J2', fact('WatchStarted'), 'nobody'],
    ['J2', fact('WatchEnded'), 'nobody'],
    ['I10', fact('OfferSuperseded'), 'nobody'],
  ];
  for (const [rule, one, place] of places) {
    it(`${rule}: ${one.type} is for ${place}`, () => {
      expect(threadPlace(one, false)).toBe(place);
    });
  }

  it('K1: the kick and the leave are the last that the visitor reads', () => {
    expect(threadPlace(fact('VisitorKicked'), false)).toBe('everyone');
    expect(threadPlace(fact('VisitorLeft'), false)).toBe('everyone');
    expect(threadPlace(fact('OperatorLeft'), true)).toBe('members');
    expect(threadPlace(fact('ChatClosed'), true)).toBe('members');
  });

  it('K2: a message stands where its rule put it', () => {
    expect(threadPlace(posted('operator', 'o', 'members'), false)).toBe('members');
    expect(threadPlace(posted('operator', 'o', 'everyone'), false)).toBe('everyone');
  });
});
