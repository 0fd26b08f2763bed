import { active, bob, cleo, closed, expireOffer, fact, given, offer, secondOffer, voidOffers } from '#libs/testing';

describe('ExpireOffer', () => {
  it('I5: ends the offer and nothing else', () => {
    given(...active, fact('TransferRequested'))
      .when(expireOffer())
      .then(fact('OfferExpired', { offer, kind: 'transfer' }));
  });

  it('O5: late or twice decides nothing', () => {
    given(...active, fact('OperatorInvited'), fact('OfferDeclined'))
      .when(expireOffer())
      .nothing();
    given(...closed)
      .when(expireOffer())
      .nothing();
  });
});

describe('VoidOffers', () => {
  it('I4: voids what is offered to a target who is offline, and only that', () => {
    given(...active, fact('OperatorInvited'), fact('OperatorInvited', { offer: secondOffer, target: cleo }))
      .when(voidOffers(bob))
      .then(fact('OfferVoided', { offer, kind: 'invite', reason: 'target-offline' }));
  });

  it('O4: voids what is offered to a target who was disabled', () => {
    given(...active, fact('TransferRequested'))
      .when(voidOffers(bob, 'target-disabled'))
      .then(fact('OfferVoided', { offer, kind: 'transfer', reason: 'target-disabled' }));
  });

  it('I4: decides nothing when the target has come back meanwhile', () => {
    given(...active, fact('OperatorInvited'), fact('OperatorCameOnline', { operator: bob }))
      .when(voidOffers(bob))
      .nothing();
    given(...active, fact('OperatorInvited'), fact('OperatorCameOnline', { operator: bob }))
      .when(voidOffers(bob, 'target-disabled'))
      .then(fact('OfferVoided', { offer, kind: 'invite', reason: 'target-disabled' }));
  });

  it('twice decides nothing', () => {
    given(...active, fact('OperatorInvited'), fact('OfferVoided'))
      .when(voidOffers(bob))
      .nothing();
  });
});
