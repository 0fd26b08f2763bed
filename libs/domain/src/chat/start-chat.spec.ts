import { initialChat, initialVisitor, startChat, type ParleyFact } from '#libs/domain';
import {
  chat,
  closed,
  fact,
  given,
  kicked,
  message,
  posted,
  secondChat,
  start,
  timedOut,
  visitor,
  waiting,
} from '#libs/testing';

const hello = { id: message, text: 'Hello' };
const startedBefore = fact('VisitorStartedChat');
const again = { chat: secondChat };
const newChat: ParleyFact[] = [
  fact('VisitorStartedChat', { chat: secondChat }),
  fact('ChatStarted', { chat: secondChat, previous: chat }),
];

describe('StartChat', () => {
  it('writes the visitor and the chat, with the first message', () => {
    given()
      .when(start({ message: hello }))
      .then(startedBefore, fact('ChatStarted'), posted('visitor', visitor));
  });

  it('V1: name and e-mail are optional, and blank is not given', () => {
    given()
      .when(start({ name: '  ', email: '' }))
      .then(startedBefore, fact('ChatStarted'));
  });

  it('V1, M4: keeps what the form, page, browser and site said, each as a fact', () => {
    const page = { url: 'https://shop.example/cart', title: 'Cart', referrer: '' };
    const browser = { language: 'de', timeZone: 'Europe/Berlin' };
    const received = (source: 'form' | 'page' | 'browser' | 'site', tree: object) =>
      fact('ContextReceived', { source }, { private: { tree: { ...tree } } });
    given()
      .when(start({ name: ' Hannah ', page, browser, context: { plan: 'gold' } }))
      .then(
        startedBefore,
        fact('ChatStarted', { named: true }, { private: { name: 'Hannah', email: null, page: page.url } }),
        received('form', { name: 'Hannah' }),
        received('page', page),
        received('browser', browser),
        received('site', { plan: 'gold' }),
      );
  });

  it('M4: a tree beyond the limits does not keep the visitor from starting', () => {
    given()
      .when(start({ context: 'x'.repeat(20_000) }))
      .then(startedBefore, fact('ChatStarted'), fact('ContextFailed', { source: 'site', code: 'too-large' }));
  });

  it("M4: asks the site's endpoint where there is one", () => {
    given()
      .when(start({ asksEndpoint: true }))
      .then(startedBefore, fact('ChatStarted'), fact('ContextRequested', { source: 'endpoint' }));
  });

  it('V8: a second start is answered with the chat that is open', () => {
    given(startedBefore, ...waiting)
      .when(start(again))
      .nothing();
    const { result } = startChat(
      start(again),
      { ...initialVisitor, latest: chat },
      { ...initialChat, id: chat, visitor },
    );
    expect(result).toEqual({ chat });
  });

  it('V8: no message is lost in it', () => {
    given(startedBefore, ...waiting)
      .when(start({ ...again, message: hello }))
      .then(posted('visitor', visitor));
  });

  it('V5: a visitor who timed out resumes the chat', () => {
    given(startedBefore, ...timedOut)
      .when(start(again))
      .nothing();
  });

  it.each([
    ['Leave', [...waiting, fact('VisitorLeft')]],
    ['a kick', kicked],
    ['the close', closed],
  ])('V5: after %s it is a new chat, linked to the earlier one', (_, facts) => {
    given(startedBefore, ...facts)
      .when(start(again))
      .then(...newChat);
  });

  it('A5: a visitor who was erased begins nothing more', () => {
    given(startedBefore, ...closed, fact('VisitorErasureRequested'))
      .when(start(again))
      .refused('NOT_FOUND');
  });

  it('V8: a start that has not seen the latest chat is decided again', () => {
    expect(() => startChat(start(again), { ...initialVisitor, latest: chat }, null)).toThrow('CONFLICT');
  });
});
