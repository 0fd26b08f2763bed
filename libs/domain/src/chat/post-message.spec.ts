import {
  active,
  ann,
  bob,
  closed,
  fact,
  given,
  kicked,
  operatorPosts,
  posted,
  timedOut,
  visitor,
  visitorPosts,
  waiting,
  watched,
} from '#libs/testing';

const left = [...active, fact('VisitorLeft')];

describe('PostMessage', () => {
  it('V2: a visitor who waits may write', () => {
    given(...waiting)
      .when(visitorPosts('Anybody?'))
      .then(posted('visitor', visitor, 'everyone', 'Anybody?'));
  });

  it('a member writes to everyone', () => {
    given(...active)
      .when(operatorPosts(ann))
      .then(posted('operator', ann, 'everyone'));
  });

  it.each([
    ['a kick', kicked],
    ['a leave', left],
  ])('K2: after %s a member writes to members only', (_, facts) => {
    given(...facts)
      .when(operatorPosts(ann))
      .then(posted('operator', ann, 'members'));
  });

  it('V5: after a time-out a member still writes to everyone', () => {
    given(...timedOut)
      .when(operatorPosts(ann))
      .then(posted('operator', ann, 'everyone'));
  });

  it.each([
    ['a kick', kicked],
    ['a leave', left],
    ['the close', closed],
  ])('K6: after %s the visitor is told that the message was not sent', (_, facts) => {
    given(...facts)
      .when(visitorPosts())
      .refused('CHAT_CLOSED');
  });

  it('J2: a watcher may not post', () => {
    given(...watched)
      .when(operatorPosts(bob))
      .refused('FORBIDDEN');
  });

  it('an operator who is not in the chat may not post', () => {
    given(...active)
      .when(operatorPosts(bob))
      .refused('FORBIDDEN');
  });

  it('D12: nobody writes in a closed chat', () => {
    given(...closed)
      .when(operatorPosts(ann))
      .refused('CHAT_CLOSED');
  });

  it('to another visitor the chat does not exist', () => {
    given(...active)
      .when(visitorPosts('Hi', 'other'))
      .refused('NOT_FOUND');
    given(...closed)
      .when(visitorPosts('Hi', 'other'))
      .refused('NOT_FOUND');
  });

  it('a message of nothing is no message', () => {
    given(...active)
      .when(operatorPosts(ann, ' \n'))
      .refused('BAD_FIELD');
  });
});
