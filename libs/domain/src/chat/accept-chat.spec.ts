import {
  accept,
  active,
  ann,
  bob,
  cleo,
  closed,
  fact,
  given,
  kicked,
  noon,
  offer,
  second,
  timedOut,
  waiting,
} from '#libs/testing';

const accepted = (operator: string, round = 1) => fact('ChatAccepted', { operator, round, at: noon });
const waitsAgain = fact('OperatorLeft', { requeued: true });

describe('AcceptChat', () => {
  it('D5: the first operator is in', () => {
    given(...waiting)
      .when(accept(ann))
      .then(accepted(ann));
  });

  it('D5: a second operator is told who was first, and when', () => {
    given(...active)
      .when(accept(bob, noon + second))
      .refused('ALREADY_ACCEPTED', { winner: ann, at: noon });
  });

  it('D5: accepting twice is success once', () => {
    given(...active)
      .when(accept(ann))
      .nothing();
  });

  it('D7: a chat that waits again has a new round', () => {
    given(...active, waitsAgain)
      .when(accept(bob))
      .then(accepted(bob, 2));
  });

  it('D5: the acceptance of an older round is not held against a later operator', () => {
    const secondRound = fact('ChatAccepted', { operator: bob, round: 2, at: noon + second });
    given(...active, waitsAgain, secondRound)
      .when(accept(cleo))
      .refused('ALREADY_ACCEPTED', { winner: bob, at: noon + second });
  });

  it('D5: an operator who entered while the visitor was timed out stands in for a winner', () => {
    const returned = fact('VisitorReturned', { from: 'timed-out' });
    given(
      ...waiting,
      fact('VisitorWentAway'),
      fact('VisitorTimedOut'),
      fact('OperatorJoined', { operator: bob }),
      returned,
    )
      .when(accept(cleo))
      .refused('ALREADY_ACCEPTED', { winner: bob, at: null });
  });

  it('D5: what nobody accepted and is vacant now is a conflict', () => {
    given(...waiting, fact('VisitorLeft'))
      .when(accept(ann))
      .refused('CONFLICT', { status: 'vacant' });
  });

  it('D5: the winner is named also when the chat has become vacant meanwhile', () => {
    given(...kicked)
      .when(accept(bob))
      .refused('ALREADY_ACCEPTED', { winner: ann, at: noon });
  });

  it('D12: a closed chat can not be accepted', () => {
    given(...closed)
      .when(accept(bob))
      .refused('CHAT_CLOSED');
  });

  it('a chat that was never started does not exist', () => {
    given().when(accept(ann)).refused('NOT_FOUND');
  });

  it('section 2: an away visitor still waits', () => {
    given(...waiting, fact('VisitorWentAway'))
      .when(accept(ann))
      .then(accepted(ann));
  });

  it('J1: a watcher who accepts stops watching', () => {
    given(...waiting, fact('WatchStarted', { operator: ann }))
      .when(accept(ann))
      .then(fact('WatchEnded', { operator: ann, reason: 'joined' }), accepted(ann));
  });

  it('I9: accepting resolves an invite that is pending for the acceptor', () => {
    given(...active, fact('OperatorInvited'), waitsAgain)
      .when(accept(bob))
      .then(fact('OfferAccepted', { offer, kind: 'invite' }), accepted(bob, 2));
  });

  it('T2: a transfer works like an invite when its requester has left', () => {
    given(...active, fact('TransferRequested'), waitsAgain)
      .when(accept(bob))
      .then(fact('OfferAccepted', { offer, kind: 'transfer' }), accepted(bob, 2));
  });

  it('D5: a vacant chat with a member is not waiting', () => {
    given(...timedOut)
      .when(accept(bob))
      .refused('ALREADY_ACCEPTED');
  });
});
