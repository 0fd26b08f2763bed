import { FinishErasure } from '#libs/domain';
import { fact, given, noon, visitor } from '#libs/testing';

const started = fact('VisitorStartedChat');
const requested = fact('VisitorErasureRequested');

describe('FinishErasure', () => {
  const counts = { chats: 1, facts: 2, tokens: 1 };
  const finish = new FinishErasure({ at: noon, visitor, counts });

  it('A5: is told once for each request, however often the work was done', () => {
    given(started, requested).when(finish).then(fact('VisitorErased'));
    given(started, requested, fact('VisitorErased')).when(finish).nothing();
    given(started).when(finish).nothing();
  });
});
