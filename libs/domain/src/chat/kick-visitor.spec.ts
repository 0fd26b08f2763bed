import {
  active,
  ann,
  bob,
  closed,
  cleo,
  fact,
  given,
  kick,
  kicked,
  minute,
  noon,
  offer,
  timedOut,
  vacancyEnds,
  watched,
} from '#libs/testing';

describe('KickVisitor', () => {
  it('K1, K3: ends the chat for the visitor and leaves it vacant', () => {
    given(...active)
      .when(kick(ann))
      .then(fact('VisitorKicked', { by: ann, closeAt: vacancyEnds }));
  });

  it('I8: voids transfers and keeps invites', () => {
    given(...active, fact('TransferRequested'), fact('OperatorInvited', { offer: 'i', target: cleo }))
      .when(kick(ann))
      .then(fact('VisitorKicked'), fact('OfferVoided', { offer, kind: 'transfer', reason: 'visitor-gone' }));
  });

  it('K5: twice is once', () => {
    given(...kicked)
      .when(kick(ann))
      .nothing();
  });

  it('K5: a visitor who has left need not be kicked', () => {
    given(...active, fact('VisitorLeft'))
      .when(kick(ann))
      .nothing();
  });

  it('V5: a visitor who timed out is kept from coming back, and the vacancy counts from the time-out', () => {
    given(...timedOut)
      .when(kick(ann, noon + minute))
      .then(fact('VisitorKicked', { by: ann, closeAt: vacancyEnds }));
  });

  it('J2: a watcher may not kick', () => {
    given(...watched)
      .when(kick(bob))
      .refused('FORBIDDEN');
  });

  it('I1: the target of an offer may not kick before entering', () => {
    given(...active, fact('OperatorInvited'))
      .when(kick(bob))
      .refused('FORBIDDEN');
  });

  it('D12: nobody is kicked from a closed chat', () => {
    given(...closed)
      .when(kick(ann))
      .refused('CHAT_CLOSED');
  });
});
