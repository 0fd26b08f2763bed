import {
  active,
  ann,
  bob,
  cleo,
  closed,
  fact,
  given,
  kicked,
  operatorReads,
  posted,
  visitor,
  visitorReads,
  watched,
} from '#libs/testing';

// The visitor's thread: 1 accepted, 2 the message. The members' thread has the invite between them.
const talk = [...active, fact('OperatorInvited', { target: cleo }), posted('visitor', visitor)];
const moved = (reader: string, as: 'visitor' | 'member' | 'watcher', read: number, delivered = read) =>
  fact('ReadMoved', { reader, as, read, delivered });

describe('ReadChat', () => {
  it('V7: keeps one position per participant', () => {
    given(...talk)
      .when(visitorReads(1, 2))
      .then(moved(visitor, 'visitor', 1, 2));
    given(...talk)
      .when(operatorReads(ann, 3))
      .then(moved(ann, 'member', 3));
  });

  it('what was seen was delivered', () => {
    given(...talk)
      .when(visitorReads(2, 0))
      .then(moved(visitor, 'visitor', 2));
  });

  it('N3: positions never go back, and stay where they are without a fact', () => {
    given(...talk, moved(visitor, 'visitor', 1, 2))
      .when(visitorReads(1))
      .nothing();
    given(...talk, moved(ann, 'member', 1, 3))
      .when(operatorReads(ann, 2))
      .then(moved(ann, 'member', 2, 3));
  });

  it('refuses a place that the thread of the reader does not have', () => {
    given(...talk)
      .when(visitorReads(3))
      .refused('BAD_FIELD');
    given(...talk)
      .when(operatorReads(ann, 1, 4))
      .refused('BAD_FIELD');
    given(...talk)
      .when(operatorReads(ann, 4, 3))
      .refused('BAD_FIELD');
  });

  it('J2: a watcher moves a position of his own, which is not that of a later membership', () => {
    given(...watched)
      .when(operatorReads(bob, 1))
      .then(moved(bob, 'watcher', 1));
    given(...watched, moved(bob, 'watcher', 1), fact('WatchEnded', { reason: 'joined' }), fact('OperatorJoined'))
      .when(operatorReads(bob, 1))
      .then(moved(bob, 'member', 1));
  });

  it('an operator who is not in the chat has no position', () => {
    given(...talk)
      .when(operatorReads(bob, 1))
      .refused('FORBIDDEN');
  });

  it('A2: that the last item after a kick arrived is still recorded', () => {
    given(...kicked)
      .when(visitorReads(2))
      .then(fact('ReadMoved', { delivered: 2, read: 2 }));
  });

  it('after the close nothing moves', () => {
    given(...closed)
      .when(operatorReads(ann, 1))
      .nothing();
  });

  it('to another visitor the chat does not exist', () => {
    given(...talk)
      .when(visitorReads(1, 1, 'other'))
      .refused('NOT_FOUND');
    given().when(operatorReads(ann, 1)).refused('NOT_FOUND');
  });
});
