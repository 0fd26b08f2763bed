import { HoldVisitor } from '#libs/domain';
import { fact, given, noon, visitor } from '#libs/testing';

const hold = new HoldVisitor({ at: noon, visitor, held: true, reason: 'a court asked' });
const release = new HoldVisitor({ at: noon, visitor, held: false, reason: 'the case is over' });
const arrived = fact('VisitorArrived');

describe('HoldVisitor', () => {
  it('A5: is a fact with its reason, each way', () => {
    given(arrived).when(hold).then(fact('VisitorHeld'));
    given(arrived, fact('VisitorHeld')).when(release).then(fact('VisitorReleased'));
  });

  it('A5: twice is once', () => {
    given(arrived, fact('VisitorHeld')).when(hold).nothing();
    given(arrived).when(release).nothing();
  });

  it('A5: comes too late once the erasure was asked for, and finds nobody the log does not know', () => {
    given(arrived, fact('VisitorErasureRequested')).when(hold).refused('CONFLICT', { why: 'erased' });
    given().when(hold).refused('NOT_FOUND');
  });
});
