import { ann, bob, chat, fact, message, noon, offer, second, secondChat, site, visitor } from '#libs/testing';
import { feedsOf, putsOf, staff, Story } from './testing/story';

const annAsPerson = { id: ann, name: 'Ann' };
const bobAsPerson = { id: bob, name: 'Bob' };
const byAnn = fact('MessagePosted', { author: { kind: 'operator', id: ann } });
const active = () => new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));

describe('what members read', () => {
  it('begins with a head that says all there is to know', () => {
    const story = new Story(
      ...staff,
      fact(
        'ChatStarted',
        { named: true, previous: secondChat },
        { private: { name: 'Hannah', email: 'h@example.com', page: null } },
      ),
    );
    expect(story.row('chat', chat, 'head')).toEqual({
      kind: 'head',
      chat,
      site,
      status: 'waiting',
      visitor: { id: visitor, number: 4821, name: 'Hannah', presence: 'present' },
      email: 'h@example.com',
      startedAt: noon + 5 * second,
      since: noon + 5 * second,
      previous: secondChat,
      members: [],
      offers: [],
    });
  });

  it('I3: members read that A invited B, without the note', () => {
    const story = active();
    story.tell(fact('OperatorInvited', {}, { private: { note: 'a difficult one' } }));
    expect(story.thread('chat').at(-1)).toMatchObject({ code: 'invited', by: annAsPerson, about: bobAsPerson });
    expect(story.row('chat', chat, 'head')).toMatchObject({
      offers: [{ offer, what: 'invite', by: annAsPerson, target: bobAsPerson }],
    });
    expect(JSON.stringify(story.row('chat', chat, 'head'))).not.toContain('difficult');
  });

  it.each([
    [fact('OfferDeclined'), { code: 'declined', by: bobAsPerson, about: annAsPerson }],
    [fact('OfferCancelled'), { code: 'cancelled', by: annAsPerson, about: bobAsPerson }],
    [fact('OfferExpired'), { code: 'expired', by: null, about: bobAsPerson }],
    [fact('OfferVoided'), { code: 'voided', by: null, about: bobAsPerson, reason: 'target-offline' }],
  ])('I4, I5, I6: members read how an invite ended: %j', (end, notice) => {
    const story = active();
    story.tell(fact('OperatorInvited'), end);
    expect(story.thread('chat').at(-1)).toMatchObject(notice);
    expect(story.row('chat', chat, 'head')).toMatchObject({ offers: [] });
  });

  it('I10: a superseded offer goes from the head without a notice', () => {
    const story = active();
    story.tell(fact('OperatorInvited'));
    expect(putsOf(story.tell(fact('OfferSuperseded')), 'chat').map(({ key }) => key)).toEqual(['head']);
  });

  it('I9: whoever accepted an invite is shown as invited, whoever came later by himself as joined', () => {
    const story = active();
    story.tell(fact('OperatorInvited'), fact('OfferAccepted'), fact('OperatorJoined'));
    expect(story.row('chat', chat, 'head')).toMatchObject({
      members: [{ how: 'accepted' }, { id: bob, how: 'invited' }],
    });
    story.tell(fact('OperatorLeft', { operator: bob }), fact('OperatorJoined'));
    expect(story.row('chat', chat, 'head')).toMatchObject({ members: [{}, { id: bob, how: 'joined' }] });
  });

  it('T1: members read that B took over from A; at every moment somebody is in the chat', () => {
    const story = active();
    story.tell(fact('TransferRequested'));
    const puts = putsOf(story.tell(fact('TransferAssumed')), 'chat');
    expect(puts.map(({ key }) => key)).toEqual(['3', 'head']);
    expect(story.thread('chat').at(-1)).toMatchObject({ code: 'assumed', by: bobAsPerson, about: annAsPerson });
    expect(story.row('chat', chat, 'head')).toMatchObject({ members: [{ id: bob, how: 'assumed' }], offers: [] });
  });

  it('K1: members read who removed the visitor', () => {
    const story = active();
    story.tell(fact('VisitorKicked'));
    expect(story.thread('chat').at(-1)).toMatchObject({ code: 'kicked', by: annAsPerson });
    expect(story.row('chat', chat, 'head')).toMatchObject({ status: 'vacant', visitor: { presence: 'kicked' } });
  });

  it('K3, D11: what is written after a kick is marked as for members only', () => {
    const story = active();
    story.tell(byAnn, fact('VisitorKicked'), { ...byAnn, data: { ...byAnn.data, audience: 'members' } });
    expect(story.thread('chat').at(1)).not.toHaveProperty('members');
    expect(story.thread('chat').at(-1)).toMatchObject({ n: 4, members: true });
  });

  it('M3: the id of a message is told to the side that wrote it', () => {
    const story = active();
    story.tell(byAnn, fact('MessagePosted'));
    expect(story.thread('chat').at(1)).toMatchObject({ n: 2, id: message });
    expect(story.thread('chat').at(2)).not.toHaveProperty('id');
  });

  it('V5: members see a visitor time out and return; the widget was only away in between', () => {
    const story = active();
    expect(putsOf(story.tell(fact('VisitorWentAway')), 'chat')).toMatchObject([{ key: 'head' }]);
    story.tell(fact('VisitorTimedOut'), fact('VisitorReturned', { from: 'timed-out' }));
    expect(story.thread('chat').slice(1)).toMatchObject([{ code: 'visitor-timed-out' }, { code: 'visitor-returned' }]);
    expect(story.row('chat', chat, 'head')).toMatchObject({ status: 'active', visitor: { presence: 'present' } });
  });

  it('L3, D12: a closed chat says so and why', () => {
    const story = active();
    story.tell(fact('VisitorLeft'), fact('OperatorLeft'), fact('ChatClosed'));
    expect(story.thread('chat').at(-1)).toMatchObject({ code: 'closed', reason: 'last-left' });
    expect(story.row('chat', chat, 'head')).toMatchObject({ status: 'closed', members: [] });
  });

  it('V7: marks of the visitor are told in the numbering of members, never beyond the last item', () => {
    const story = active();
    story.tell(fact('OperatorInvited'), byAnn, fact('OperatorJoined'));
    const puts = story.tell(fact('ReadMoved', { delivered: 9, read: 2 }));
    expect(putsOf(puts, 'chat')).toEqual([
      {
        kind: 'chat',
        feed: chat,
        key: `mark:${visitor}`,
        row: { kind: 'mark', who: 'visitor', id: visitor, delivered: 4, read: 3 },
      },
    ]);
  });

  it('V7: a mark that does not move is not written, and none goes back', () => {
    const story = active();
    story.tell(byAnn);
    const read = (place: number) => fact('ReadMoved', { reader: ann, as: 'member', delivered: place, read: place });
    expect(story.tell(read(2))).not.toEqual([]);
    expect(story.tell(read(2), read(1), read(7))).toEqual([]);
  });

  it('M4: what is known of the visitor comes row by row, one per source', () => {
    const story = active();
    const told = { private: { tree: { plan: 'gold' } } };
    story.tell(fact('ContextRequested', { source: 'endpoint' }), fact('ContextReceived', { source: 'form' }, told));
    story.tell(fact('ContextFailed', { source: 'site' }));
    const rowOf = (source: string) => story.row('chat', chat, `context:${source}`);
    expect(rowOf('endpoint')).toEqual({ kind: 'context', source: 'endpoint', state: 'loading', tree: null });
    expect(rowOf('form')).toEqual({ kind: 'context', source: 'form', state: 'received', tree: { plan: 'gold' } });
    expect(rowOf('site')).toEqual({ kind: 'context', source: 'site', state: 'failed', tree: null });
    story.tell({ ...fact('ContextReceived', { source: 'form' }), private: 'erased' });
    expect(rowOf('form')).toEqual({ kind: 'context', source: 'form', state: 'erased', tree: null });
  });

  it('J2: a watch changes no count, no head and no mark', () => {
    const story = active();
    const watched = story.tell(
      fact('WatchStarted'),
      fact('ReadMoved', { reader: bob, as: 'watcher', delivered: 1, read: 1 }),
    );
    expect(feedsOf(watched)).toEqual([`me:${bob}`]);
    story.tell(fact('MessagePosted'));
    expect(JSON.stringify([...story.thread('chat'), story.row('chat', chat, 'head')])).not.toContain(bob);
  });
});
