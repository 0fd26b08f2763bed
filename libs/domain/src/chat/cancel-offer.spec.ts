import { active, activeWithTwo, ann, bob, cancelOffer, cleo, dora, fact, given } from '#libs/testing';

const invitedCleo = fact('OperatorInvited', { target: cleo });
const cancelled = (cancelledBy: string) => fact('OfferCancelled', { target: cleo, cancelledBy });

describe('CancelOffer', () => {
  it('I6: the requester takes the offer back', () => {
    given(...active, invitedCleo)
      .when(cancelOffer(ann))
      .then(cancelled(ann));
  });

  it('I6: any member does', () => {
    given(...activeWithTwo, invitedCleo)
      .when(cancelOffer(bob))
      .then(cancelled(bob));
  });

  it('I7: the requester still can after having left', () => {
    given(...activeWithTwo, invitedCleo, fact('OperatorLeft'))
      .when(cancelOffer(ann))
      .then(cancelled(ann));
  });

  it('I6: neither the target nor a stranger can, nor learns whether it is pending', () => {
    given(...active, invitedCleo)
      .when(cancelOffer(cleo))
      .refused('FORBIDDEN');
    given(...active)
      .when(cancelOffer(dora))
      .refused('FORBIDDEN');
  });

  it('I8: in a closed chat nothing is pending any more', () => {
    given(...active, invitedCleo, fact('ChatClosed'))
      .when(cancelOffer(ann))
      .refused('CHAT_CLOSED');
  });

  it('what was answered before can not be cancelled', () => {
    given(...active, invitedCleo, fact('OfferDeclined', { target: cleo }))
      .when(cancelOffer(ann))
      .refused('CONFLICT', { why: 'not-pending' });
  });
});
