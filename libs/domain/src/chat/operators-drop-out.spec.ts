import {
  active,
  activeWithTwo,
  ann,
  away,
  bob,
  closed,
  endWatch,
  fact,
  given,
  kicked,
  minute,
  noon,
  remove,
  requeue,
  watched,
} from '#libs/testing';

const requeueAt = noon + 5 * minute;
const gone = [fact('OperatorCameOnline'), fact('OperatorDisconnected', { requeueAt }), fact('OperatorWentOffline')];

describe('RequeueChat', () => {
  it('O2: the visitor of a sole member who is gone for too long waits again, with the reason', () => {
    given(...active, ...gone)
      .when(requeue(ann, requeueAt))
      .then(fact('OperatorLeft', { operator: ann, reason: 'offline', requeued: true }));
  });

  it('section 2: also while the visitor is away', () => {
    given(...away, ...gone)
      .when(requeue(ann, requeueAt))
      .then(fact('OperatorLeft', { reason: 'offline', requeued: true }));
  });

  it.each([
    ['the operator is back', [...active, ...gone, fact('OperatorCameOnline')]],
    ['the operator was back meanwhile', [...active, ...gone, fact('OperatorDisconnected', { requeueAt: 1 })]],
    ['another member is there', [...activeWithTwo, ...gone]],
    ['the visitor is gone', [...kicked, ...gone]],
    ['the operator has left', [...active, ...gone, fact('OperatorLeft', { requeued: true })]],
    ['the chat is closed', [...closed, ...gone]],
  ])('O2, O5: decides nothing when %s', (_, facts) => {
    given(...facts)
      .when(requeue(ann, requeueAt))
      .nothing();
  });
});

describe('RemoveOperator', () => {
  it('O3: a sign-out leaves the chats; the visitor of a sole member waits again', () => {
    given(...active)
      .when(remove(ann))
      .then(fact('OperatorLeft', { operator: ann, reason: 'signed-out', requeued: true }));
  });

  it('O4: disabling an operator does the same, and closes what is empty then', () => {
    given(...kicked)
      .when(remove(ann, 'disabled'))
      .then(fact('OperatorLeft', { operator: ann, reason: 'disabled' }), fact('ChatClosed'));
  });

  it('O3, O4: a watch ends silently', () => {
    given(...watched)
      .when(remove(bob))
      .then(fact('WatchEnded', { operator: bob, reason: 'signed-out' }));
  });

  it('twice decides nothing', () => {
    given(...active)
      .when(remove(bob))
      .nothing();
    given(...kicked, fact('ChatClosed', { reason: 'vacancy' }))
      .when(remove(ann))
      .nothing();
  });
});

describe('EndWatch', () => {
  it('D4: ends the watch of an operator who may no longer see the chat', () => {
    given(...watched)
      .when(endWatch(bob))
      .then(fact('WatchEnded', { operator: bob, reason: 'lost-sight' }));
  });

  it('D4: a member keeps his place', () => {
    given(...active)
      .when(endWatch(ann))
      .nothing();
  });
});
