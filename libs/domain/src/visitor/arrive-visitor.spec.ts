import { ArriveVisitor } from '#libs/domain';
import { fact, given, noon, site, visitor } from '#libs/testing';

const arrive = new ArriveVisitor({ at: noon, visitor, site });

describe('ArriveVisitor', () => {
  it('V3: a visitor arrives once', () => {
    given().when(arrive).then(fact('VisitorArrived'));
    given(fact('VisitorArrived')).when(arrive).nothing();
  });
});
