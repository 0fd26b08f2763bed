import { EraseVisitor, eraseVisitor, initialVisitor } from '#libs/domain';
import { chat, closed, fact, given, kicked, noon, visitor, waiting } from '#libs/testing';

const erase = new EraseVisitor({ at: noon, visitor, because: 'asked' });
const again = new EraseVisitor({ at: noon, visitor, because: 'restored' });
const started = fact('VisitorStartedChat');
const requested = fact('VisitorErasureRequested');

describe('EraseVisitor', () => {
  it('A5: names the chats whose words are to go', () => {
    given(fact('VisitorArrived'), started, ...closed)
      .when(erase)
      .then(requested);
  });

  it('A5: a visitor who never began a chat is erased all the same', () => {
    given(fact('VisitorArrived'))
      .when(erase)
      .then(fact('VisitorErasureRequested', { chats: [] }));
  });

  it.each([
    ['the visitor is in it', waiting],
    ['members still write to each other in it', kicked],
  ])('A5: is refused while a chat is open: %s', (_, facts) => {
    given(started, ...facts)
      .when(erase)
      .refused('CONFLICT', { why: 'chat-open' });
  });

  it('A5: is refused while the visitor is held, and not after the release', () => {
    const held = [fact('VisitorArrived'), fact('VisitorHeld')];
    given(...held)
      .when(erase)
      .refused('CONFLICT', { why: 'held' });
    given(...held, fact('VisitorReleased'))
      .when(erase)
      .then(fact('VisitorErasureRequested', { chats: [] }));
  });

  it('A5: asked twice it happens once, and nobody can erase whom the log does not know', () => {
    given(started, ...closed, requested)
      .when(erase)
      .nothing();
    given(started, ...closed, requested, fact('VisitorErased'))
      .when(erase)
      .nothing();
    given().when(erase).refused('NOT_FOUND');
  });

  it('A5: a key that is destroyed already is beyond holds and open chats', () => {
    const because = { because: 'restored' } as const;
    given(started, fact('VisitorHeld'), ...waiting)
      .when(again)
      .then(fact('VisitorErasureRequested', because));
  });

  it('A5: is decided again when a chat was begun meanwhile', () => {
    expect(() => eraseVisitor(erase, { ...initialVisitor, latest: chat, chats: [chat] }, [])).toThrow('CONFLICT');
  });
});
