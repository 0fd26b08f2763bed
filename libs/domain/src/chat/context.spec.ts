import { FailContext, ReceiveContext, RequestContext, RetryContext, type Tree } from '#libs/domain';
import { active, ann, bob, chat, closed, fact, given, noon, waiting } from '#libs/testing';

const source = 'endpoint';
const here = { at: noon, chat, source } as const;
const request = new RequestContext(here);
const receive = (tree: Tree) => new ReceiveContext({ ...here, tree });
const fail = new FailContext({ ...here, code: 'timeout' });
const retry = (by: string) => new RetryContext({ ...here, by });
const loading = [...active, fact('ContextRequested')];
const failed = [...loading, fact('ContextFailed')];

describe('what is known of the visitor', () => {
  it('M4: a source is asked once', () => {
    given(...waiting)
      .when(request)
      .then(fact('ContextRequested'));
    given(...loading)
      .when(request)
      .nothing();
    given(...closed)
      .when(request)
      .nothing();
    given().when(request).nothing();
  });

  it('M4: an answer is a fact, in the words of the visitor', () => {
    given(...loading)
      .when(receive({ plan: 'gold' }))
      .then(fact('ContextReceived'));
  });

  it('M4: an answer beyond the limits is not kept', () => {
    given(...loading)
      .when(receive('x'.repeat(16_385)))
      .then(fact('ContextFailed', { source, code: 'too-large' }));
  });

  it('M4: no answer is a fact as well', () => {
    given(...loading)
      .when(fail)
      .then(fact('ContextFailed', { source, code: 'timeout' }));
  });

  it('M4: an answer that nobody waits for decides nothing', () => {
    given(...failed)
      .when(receive({}))
      .nothing();
    given(...failed)
      .when(fail)
      .nothing();
    given(...loading, fact('ChatClosed'))
      .when(receive({}))
      .nothing();
  });

  it('M4: a member may ask again', () => {
    given(...failed)
      .when(retry(ann))
      .then(fact('ContextRequested'));
    given(...loading)
      .when(retry(ann))
      .nothing();
  });

  it('M4: nobody else may, nor anybody once the chat is closed', () => {
    given(...failed)
      .when(retry(bob))
      .refused('FORBIDDEN');
    given(...closed)
      .when(retry(ann))
      .refused('CHAT_CLOSED');
  });
});
