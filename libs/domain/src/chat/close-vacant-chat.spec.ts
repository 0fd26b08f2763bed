import {
  active,
  closed,
  closeVacantChat,
  cleo,
  fact,
  given,
  kicked,
  minute,
  offer,
  timedOut,
  vacancyEnds,
  waiting,
} from '#libs/testing';

describe('CloseVacantChat', () => {
  it('D12: closes a chat that was vacant for too long, with whoever is in it', () => {
    given(...timedOut)
      .when(closeVacantChat(vacancyEnds))
      .then(fact('ChatClosed', { reason: 'vacancy' }));
  });

  it('D12: voids offers and ends watches in the same append', () => {
    given(...kicked, fact('OperatorInvited'), fact('WatchStarted', { operator: cleo }))
      .when(closeVacantChat(vacancyEnds))
      .then(
        fact('OfferVoided', { offer, kind: 'invite', reason: 'closed' }),
        fact('WatchEnded', { operator: cleo, reason: 'closed' }),
        fact('ChatClosed', { reason: 'vacancy' }),
      );
  });

  it('D10: also closes what nobody ever accepted', () => {
    given(...waiting, fact('VisitorLeft'))
      .when(closeVacantChat(vacancyEnds))
      .then(fact('ChatClosed', { reason: 'vacancy' }));
  });

  it.each([
    ['with a visitor there', active],
    ['whose visitor came back', [...timedOut, fact('VisitorReturned', { from: 'timed-out' })]],
    ['of a later vacancy', [...active, fact('VisitorLeft', { closeAt: vacancyEnds + minute })]],
    ['that is closed', closed],
  ])('D12, O5: decides nothing on a chat %s', (_, facts) => {
    given(...facts)
      .when(closeVacantChat(vacancyEnds))
      .nothing();
  });
});
