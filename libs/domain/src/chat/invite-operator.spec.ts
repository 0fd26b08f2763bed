import {
  active,
  activeWithTwo,
  ann,
  available,
  bob,
  cleo,
  closed,
  dora,
  fact,
  given,
  invite,
  kicked,
  minute,
  noon,
  offer,
  secondOffer,
  watched,
} from '#libs/testing';

const invited = (target: string, id = offer) => fact('OperatorInvited', { offer: id, by: ann, target });

describe('InviteOperator', () => {
  it('I3, I5: a member invites, with a private note, until the invite expires', () => {
    given(...active)
      .when(invite(ann, bob, offer, ' Do you know this? '))
      .then(fact('OperatorInvited', { expiresAt: noon + 2 * minute }, { private: { note: 'Do you know this?' } }));
  });

  it('I8: also when the visitor is gone', () => {
    given(...kicked)
      .when(invite(ann, bob))
      .then(invited(bob));
  });

  it('I12: inviting a watcher leaves the watch running', () => {
    given(...watched)
      .when(invite(ann, bob))
      .then(invited(bob));
  });

  it('I10: a new offer to the same target supersedes the pending one', () => {
    given(...active, fact('TransferRequested'))
      .when(invite(ann, bob, secondOffer))
      .then(fact('OfferSuperseded', { kind: 'transfer', replacedBy: secondOffer }), invited(bob, secondOffer));
  });

  it('I11: several invites of one member stand beside each other', () => {
    given(...active, invited(bob))
      .when(invite(ann, cleo, secondOffer))
      .then(invited(cleo, secondOffer));
  });

  it('I1, J2: neither a watcher nor a stranger invites', () => {
    given(...watched)
      .when(invite(bob, cleo))
      .refused('FORBIDDEN');
    given(...active)
      .when(invite(cleo, dora))
      .refused('FORBIDDEN');
  });

  it('I2: nobody is invited who is in the chat, oneself included', () => {
    given(...activeWithTwo)
      .when(invite(ann, bob))
      .refused('CONFLICT', { why: 'in-this-chat' });
    given(...active)
      .when(invite(ann, ann))
      .refused('CONFLICT', { why: 'in-this-chat' });
  });

  it.each([
    ['is offline', { online: false }],
    ['is disabled', { enabled: false }],
    ['is an auditor', { role: 'auditor' as const }],
  ])('I2: nobody is invited who %s', (_, what) => {
    given(...active)
      .when(invite(ann, { ...available(bob), ...what }))
      .refused('CONFLICT', { why: 'not-available' });
  });

  it('at most ten offers of a chat are pending', () => {
    const ten = Array.from({ length: 10 }, (_, at) => invited(`target-${at}`, `offer-${at}`));
    given(...active, ...ten)
      .when(invite(ann, bob))
      .refused('CONFLICT', { why: 'too-many-offers' });
    given(...active, ...ten)
      .when(invite(ann, 'target-3'))
      .then(fact('OfferSuperseded', { offer: 'offer-3', target: 'target-3', replacedBy: offer }), invited('target-3'));
  });

  it('D12: nobody is invited into a closed chat', () => {
    given(...closed)
      .when(invite(ann, bob))
      .refused('CHAT_CLOSED');
  });
});
