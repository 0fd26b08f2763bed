import {
  active,
  activeWithTwo,
  ann,
  bob,
  cleo,
  closed,
  fact,
  given,
  join,
  kicked,
  offer,
  waiting,
  watched,
} from '#libs/testing';

const joined = (operator: string) => fact('OperatorJoined', { operator });

describe('JoinChat', () => {
  it('J1: any operator may join, uninvited', () => {
    given(...active)
      .when(join(bob))
      .then(joined(bob));
  });

  it('J1: any number of operators may join', () => {
    given(...activeWithTwo)
      .when(join(cleo))
      .then(joined(cleo));
  });

  it('D6: joining a waiting chat is accepting it', () => {
    given(...waiting)
      .when(join(bob))
      .then(fact('ChatAccepted', { operator: bob }));
  });

  it('D11: a vacant chat can be joined, and stays vacant', () => {
    given(...kicked)
      .when(join(bob))
      .then(joined(bob));
  });

  it('joining twice decides nothing', () => {
    given(...activeWithTwo)
      .when(join(bob))
      .nothing();
  });

  it('J1: joining with an invite pending accepts it', () => {
    given(...active, fact('OperatorInvited'))
      .when(join(bob))
      .then(fact('OfferAccepted', { kind: 'invite' }), joined(bob));
  });

  it('I9: joining with a transfer pending assumes it', () => {
    given(...active, fact('TransferRequested'))
      .when(join(bob))
      .then(fact('TransferAssumed', { offer, by: ann, target: bob }));
  });

  it('J4: a watcher who joins stops watching', () => {
    given(...watched)
      .when(join(bob))
      .then(fact('WatchEnded', { operator: bob, reason: 'joined' }), joined(bob));
  });

  it('D12: a closed chat can not be joined', () => {
    given(...closed)
      .when(join(bob))
      .refused('CHAT_CLOSED');
  });
});
