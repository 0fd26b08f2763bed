import {
  active,
  activeWithTwo,
  ann,
  away,
  bob,
  cleo,
  fact,
  given,
  kicked,
  minute,
  noon,
  offer,
  secondOffer,
  timedOut,
  transfer,
  watched,
} from '#libs/testing';

const requested = (by: string, target: string, id = offer) => fact('TransferRequested', { offer: id, by, target });

describe('TransferChat', () => {
  it('I5: a member asks another operator to take his place, until the transfer expires', () => {
    given(...active)
      .when(transfer(ann, bob))
      .then(fact('TransferRequested', { expiresAt: noon + minute }));
  });

  it('section 2: an away visitor can still be handed over', () => {
    given(...away)
      .when(transfer(ann, bob))
      .then(requested(ann, bob));
  });

  it('I8: without a visitor there is nobody to hand over', () => {
    given(...kicked)
      .when(transfer(ann, bob))
      .refused('CONFLICT', { why: 'visitor-gone' });
    given(...timedOut)
      .when(transfer(ann, bob))
      .refused('CONFLICT', { why: 'visitor-gone' });
  });

  it('I11: a second transfer of the same requester supersedes the first', () => {
    given(...active, requested(ann, bob))
      .when(transfer(ann, cleo, secondOffer))
      .then(
        fact('OfferSuperseded', { kind: 'transfer', target: bob, replacedBy: secondOffer }),
        requested(ann, cleo, secondOffer),
      );
  });

  it('I13: two members may each transfer', () => {
    given(...activeWithTwo, requested(ann, cleo))
      .when(transfer(bob, 'dora', secondOffer))
      .then(requested(bob, 'dora', secondOffer));
  });

  it('I10: an invite to the same target is superseded', () => {
    given(...active, fact('OperatorInvited'))
      .when(transfer(ann, bob, secondOffer))
      .then(fact('OfferSuperseded', { kind: 'invite', replacedBy: secondOffer }), requested(ann, bob, secondOffer));
  });

  it('J2: a watcher may not transfer', () => {
    given(...watched)
      .when(transfer(bob, cleo))
      .refused('FORBIDDEN');
  });
});
