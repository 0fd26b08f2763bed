import { chatDefinition, evolveChat, initialChat, streamKinds, type ChatFact } from '#libs/domain';
import { active, ann, bob, fact, kicked, offer, posted, timedOut, waiting, watched } from '#libs/testing';

const after = (...facts: readonly object[]) => (facts as ChatFact[]).reduce(evolveChat, initialChat);

describe('the state of a chat', () => {
  it('has the kind that its stream has', () => {
    expect(chatDefinition.kind).toBe(streamKinds.indexOf('chat') + 1);
  });

  it('counts a place in both threads for what everyone reads', () => {
    expect(after(...active, posted('visitor', 'v')).places).toEqual({ visitor: 2, members: 2 });
  });

  it('J2: a watch takes no place in any thread', () => {
    expect(after(...watched).places).toEqual(after(...active).places);
  });

  it('I3: an invite takes a place for members only', () => {
    expect(after(...active, fact('OperatorInvited')).places).toEqual({ visitor: 1, members: 2 });
  });

  it('K1: the kick is the last place of the visitor', () => {
    const chat = after(...kicked, posted('operator', ann, 'members'), fact('OperatorLeft'));
    expect(chat.places).toEqual({ visitor: 2, members: 4 });
  });

  it('D7: forgets who accepted once nobody is in the chat', () => {
    expect(after(...active, fact('OperatorLeft')).accepted).toBeNull();
    expect(after(...active, fact('OperatorJoined'), fact('OperatorLeft')).accepted?.operator).toBe(ann);
  });

  it('T1: an assumed transfer puts the target in and the requester out', () => {
    const chat = after(...active, fact('TransferRequested'), fact('TransferAssumed', { offer }));
    expect(chat).toMatchObject({ members: [bob], offers: [] });
  });

  it('V5: a return takes the vacancy limit away', () => {
    expect(after(...timedOut).closeAt).not.toBeNull();
    expect(after(...timedOut, fact('VisitorReturned', { from: 'timed-out' })).closeAt).toBeNull();
  });

  it('does not grow with messages', () => {
    const hello = posted('visitor', 'v');
    const size = (count: number) =>
      JSON.stringify(after(...waiting, ...Array.from({ length: count }, () => hello))).length;
    expect(size(900)).toBe(size(100));
  });

  it('leaves the state that it was given as it was', () => {
    const before = after(...active);
    const text = JSON.stringify(before);
    evolveChat(before, fact('OperatorInvited'));
    expect(JSON.stringify(before)).toBe(text);
  });
});
