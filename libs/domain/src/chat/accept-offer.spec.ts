import {
  acceptOffer,
  active,
  activeWithTwo,
  ann,
  bob,
  cleo,
  closed,
  fact,
  given,
  kicked,
  offer,
  waiting,
  watched,
} from '#libs/testing';

const joined = fact('OperatorJoined', { operator: bob });
const assumed = fact('TransferAssumed', { offer, by: ann, target: bob });
const inviteAccepted = fact('OfferAccepted', { kind: 'invite' });

describe('AcceptOffer', () => {
  it('D8: accepting an invite enters the chat', () => {
    given(...active, fact('OperatorInvited'))
      .when(acceptOffer(bob))
      .then(inviteAccepted, joined);
  });

  it('D9, T1: assuming a transfer enters and ejects the requester in one fact', () => {
    given(...active, fact('TransferRequested'))
      .when(acceptOffer(bob))
      .then(assumed);
  });

  it('T2: when the requester has left, a transfer works like an invite', () => {
    given(...activeWithTwo, fact('TransferRequested', { target: cleo }), fact('OperatorLeft'))
      .when(acceptOffer(cleo))
      .then(fact('OfferAccepted', { kind: 'transfer', target: cleo }), fact('OperatorJoined', { operator: cleo }));
  });

  it('D6: an invite into a chat that waits by now is accepting the chat', () => {
    given(...active, fact('OperatorInvited'), fact('OperatorLeft', { requeued: true }))
      .when(acceptOffer(bob))
      .then(inviteAccepted, fact('ChatAccepted', { operator: bob, round: 2 }));
  });

  it('I8: an invite is good when the visitor is gone', () => {
    given(...kicked, fact('OperatorInvited'))
      .when(acceptOffer(bob))
      .then(inviteAccepted, joined);
  });

  it('J4: a watcher who assumes stops watching', () => {
    given(...watched, fact('TransferRequested'))
      .when(acceptOffer(bob))
      .then(fact('WatchEnded', { operator: bob, reason: 'joined' }), assumed);
  });

  it('accepting twice decides nothing', () => {
    given(...active, fact('TransferRequested'), assumed)
      .when(acceptOffer(bob))
      .nothing();
  });

  it('I5: an offer that has expired can not be accepted', () => {
    given(...active, fact('OperatorInvited'), fact('OfferExpired'))
      .when(acceptOffer(bob))
      .refused('CONFLICT', { why: 'not-pending' });
  });

  it('only its target accepts an offer', () => {
    given(...active, fact('OperatorInvited'))
      .when(acceptOffer(cleo))
      .refused('FORBIDDEN');
  });

  it('I8: in a closed chat nothing is pending', () => {
    given(...closed)
      .when(acceptOffer(bob))
      .refused('CHAT_CLOSED');
    given(...waiting)
      .when(acceptOffer(bob))
      .refused('CONFLICT');
  });
});
