import { LeaveChat, defaultSettings } from '#libs/domain';
import {
  active,
  activeWithTwo,
  ann,
  bob,
  chat,
  cleo,
  closed,
  fact,
  given,
  kicked,
  leave,
  minute,
  noon,
  offer,
  timedOut,
  vacancyEnds,
  visitorLeaves,
  waiting,
  watched,
} from '#libs/testing';

describe('LeaveChat by a member', () => {
  it('L1: others stay, the chat goes on', () => {
    given(...activeWithTwo)
      .when(leave(ann))
      .then(fact('OperatorLeft', { operator: ann, requeued: false }));
  });

  it('D7: when the last member leaves, the visitor waits again', () => {
    given(...active)
      .when(leave(ann))
      .then(fact('OperatorLeft', { operator: ann, requeued: true }));
  });

  it('L3: the last member of a vacant chat closes it', () => {
    given(...kicked)
      .when(leave(ann))
      .then(fact('OperatorLeft'), fact('ChatClosed', { reason: 'last-left' }));
  });

  it('D12: closing voids all offers and ends all watches', () => {
    const watch = fact('WatchStarted', { operator: cleo });
    given(...kicked, fact('OperatorInvited'), watch)
      .when(leave(ann))
      .then(
        fact('OperatorLeft'),
        fact('OfferVoided', { offer, kind: 'invite', reason: 'closed' }),
        fact('WatchEnded', { operator: cleo, reason: 'closed' }),
        fact('ChatClosed'),
      );
  });

  it('I7: an invite outlives the inviter', () => {
    given(...activeWithTwo, fact('OperatorInvited', { target: cleo }))
      .when(leave(ann))
      .then(fact('OperatorLeft', { operator: ann }));
  });

  it('D12: who was in the chat when it closed has nothing to leave', () => {
    given(...kicked, fact('ChatClosed', { reason: 'vacancy' }))
      .when(leave(ann))
      .nothing();
  });

  it('L4: twice is once', () => {
    given(...activeWithTwo, fact('OperatorLeft'))
      .when(leave(ann))
      .nothing();
    given(...closed)
      .when(leave(ann))
      .nothing();
  });
});

describe('LeaveChat by a watcher', () => {
  it('L1: goes silently', () => {
    given(...watched)
      .when(leave(bob))
      .then(fact('WatchEnded', { operator: bob, reason: 'left' }));
  });
});

describe('LeaveChat by the visitor', () => {
  it('D10: makes the chat vacant until the vacancy limit', () => {
    given(...active)
      .when(visitorLeaves())
      .then(fact('VisitorLeft', { closeAt: vacancyEnds }));
  });

  it('I8: voids transfers and keeps invites', () => {
    given(...active, fact('TransferRequested'), fact('OperatorInvited', { offer: 'i', target: cleo }))
      .when(visitorLeaves())
      .then(fact('VisitorLeft'), fact('OfferVoided', { offer, kind: 'transfer', reason: 'visitor-gone' }));
  });

  it('D12: after a time-out the vacancy limit still counts from the time-out', () => {
    given(...timedOut)
      .when(visitorLeaves(noon + minute))
      .then(fact('VisitorLeft', { closeAt: vacancyEnds }));
  });

  it.each([
    ['left', [...waiting, fact('VisitorLeft')]],
    ['kicked', kicked],
    ['closed', closed],
  ])('L4: decides nothing when already %s', (_, facts) => {
    given(...facts)
      .when(visitorLeaves())
      .nothing();
  });

  it('to another visitor the chat does not exist', () => {
    const stranger = new LeaveChat({
      at: noon,
      chat,
      actor: { kind: 'visitor', id: 'other' },
      settings: defaultSettings,
    });
    given(...active)
      .when(stranger)
      .refused('NOT_FOUND');
  });
});
