import {
  active,
  away,
  closed,
  cleo,
  connectVisitor,
  disconnectVisitor,
  fact,
  given,
  kicked,
  minute,
  noon,
  offer,
  second,
  timedOut,
  timeOutVisitor,
  vacancyEnds,
} from '#libs/testing';

const goneAt = noon + 90 * second;

describe('DisconnectVisitor', () => {
  it('V4: the visitor is away, and gone 90 s after the last socket was lost', () => {
    given(...active)
      .when(disconnectVisitor(noon - 5 * second))
      .then(fact('VisitorWentAway', { goneAt: noon + 85 * second }));
  });

  it.each([
    ['away', away],
    ['timed out', timedOut],
    ['kicked', kicked],
    ['closed', closed],
    ['never started', []],
  ])('decides nothing when the visitor is %s', (_, facts) => {
    given(...facts)
      .when(disconnectVisitor())
      .nothing();
  });
});

describe('ConnectVisitor', () => {
  it('V3: a reload within the grace changes nothing but the presence', () => {
    given(...away)
      .when(connectVisitor())
      .then(fact('VisitorReturned', { from: 'away' }));
  });

  it('V5: back before the close, the chat resumes', () => {
    given(...timedOut)
      .when(connectVisitor())
      .then(fact('VisitorReturned', { from: 'timed-out' }));
  });

  it.each([
    ['present', active],
    ['kicked', kicked],
    ['gone by Leave', [...active, fact('VisitorLeft')]],
    ['closed', closed],
    ['never started', []],
  ])('V5: decides nothing when %s', (_, facts) => {
    given(...facts)
      .when(connectVisitor())
      .nothing();
  });
});

describe('TimeOutVisitor', () => {
  it('V4, D10: makes the chat vacant until the vacancy limit', () => {
    given(...away)
      .when(timeOutVisitor(goneAt))
      .then(fact('VisitorTimedOut', { closeAt: vacancyEnds }));
  });

  it('I8: voids transfers and keeps invites', () => {
    given(...away, fact('TransferRequested'), fact('OperatorInvited', { offer: 'i', target: cleo }))
      .when(timeOutVisitor(goneAt))
      .then(fact('VisitorTimedOut'), fact('OfferVoided', { offer, kind: 'transfer', reason: 'visitor-gone' }));
  });

  it('O5: the deadline of an earlier absence decides nothing', () => {
    const again = fact('VisitorWentAway', { goneAt: goneAt + minute });
    given(...away, fact('VisitorReturned'), again)
      .when(timeOutVisitor(goneAt))
      .nothing();
  });

  it.each([
    ['back', [...away, fact('VisitorReturned')]],
    ['kicked', [...away, fact('VisitorKicked')]],
    ['timed out', timedOut],
    ['closed', closed],
  ])('O5: decides nothing when the visitor is %s', (_, facts) => {
    given(...facts)
      .when(timeOutVisitor(goneAt))
      .nothing();
  });
});
