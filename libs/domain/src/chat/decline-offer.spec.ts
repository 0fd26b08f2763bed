import { active, ann, bob, closed, declineOffer, fact, given, offer } from '#libs/testing';

describe('DeclineOffer', () => {
  it('I6: the target says no', () => {
    given(...active, fact('TransferRequested'))
      .when(declineOffer(bob))
      .then(fact('OfferDeclined', { offer, kind: 'transfer', by: ann, target: bob }));
  });

  it('I6: nobody else does', () => {
    given(...active, fact('OperatorInvited'))
      .when(declineOffer(ann))
      .refused('FORBIDDEN');
  });

  it('what was accepted in another window can not be declined', () => {
    given(...active, fact('OperatorInvited'), fact('OfferAccepted'), fact('OperatorJoined'))
      .when(declineOffer(bob))
      .refused('CONFLICT', { why: 'not-pending' });
  });

  it('I8: the close was first', () => {
    given(...closed)
      .when(declineOffer(bob))
      .refused('CHAT_CLOSED');
  });
});
