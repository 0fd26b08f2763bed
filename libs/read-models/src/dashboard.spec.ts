import { ann, bob, chat, fact, noon, second, site, visitor } from '#libs/testing';
import { putsOf, staff, Story } from './testing/story';

const started = () => new Story(...staff, fact('ChatStarted'));
const rowIn = (story: Story) => story.row('dashboard', site, chat);
const said = (text: string) => fact('MessagePosted', {}, { private: { text } });

describe('which chats are open', () => {
  it('D1: a row says status, visitor, members, last line and times', () => {
    const story = started();
    story.tell(fact('ChatAccepted'), said('Where is my parcel?'));
    expect(rowIn(story)).toEqual({
      chat,
      site,
      status: 'active',
      visitor: { id: visitor, number: 4821, name: null, presence: 'present' },
      page: null,
      members: [{ id: ann, name: 'Ann' }],
      last: { from: 'visitor', name: null, text: 'Where is my parcel?', at: noon + 7 * second },
      startedAt: noon + 5 * second,
      since: noon + 6 * second,
    });
  });

  it('D7: a chat that waits again keeps its age in the queue', () => {
    const story = started();
    story.tell(fact('ChatAccepted'), fact('OperatorLeft', { requeued: true }));
    expect(rowIn(story)).toMatchObject({
      status: 'waiting',
      members: [],
      startedAt: noon + 5 * second,
      since: noon + 7 * second,
    });
  });

  it.each([fact('VisitorLeft'), fact('VisitorKicked'), fact('VisitorTimedOut')])('D10: vacant after %j', (end) => {
    const story = started();
    story.tell(fact('ChatAccepted'), end);
    expect(rowIn(story)).toMatchObject({ status: 'vacant', since: noon + 7 * second });
  });

  it('V4: an absence changes the visitor, neither the status nor its age', () => {
    const story = started();
    story.tell(fact('VisitorWentAway'));
    expect(rowIn(story)).toMatchObject({ status: 'waiting', visitor: { presence: 'away' }, since: noon + 5 * second });
  });

  it('D12: a closed chat has no row', () => {
    const story = started();
    story.tell(fact('ChatAccepted'), fact('VisitorLeft'), fact('OperatorLeft'), fact('ChatClosed'));
    expect(rowIn(story)).toBeNull();
  });

  it('J2, I3: neither a watch nor an offer touches a row', () => {
    const story = started();
    story.tell(fact('ChatAccepted'));
    const puts = story.tell(fact('WatchStarted'), fact('OperatorInvited'), fact('OfferDeclined'), fact('WatchEnded'));
    expect(putsOf(puts, 'dashboard')).toEqual([]);
  });

  it('D3: marks and context touch no row', () => {
    const puts = started().tell(fact('ReadMoved'), fact('ContextReceived'));
    expect(putsOf(puts, 'dashboard')).toEqual([]);
  });

  it('D1: a long message shows its beginning, and no half of a character', () => {
    const story = started();
    story.tell(said(`${'x'.repeat(198)}😀😀`));
    expect(rowIn(story)).toMatchObject({ last: { text: `${'x'.repeat(198)}…` } });
  });

  it('P2: a renamed member is shown under the new name, a renamed watcher moves nothing', () => {
    const story = started();
    story.tell(fact('ChatAccepted'), fact('WatchStarted'));
    expect(putsOf(story.tell(fact('OperatorRenamed', { operator: bob })), 'dashboard')).toEqual([]);
    story.tell(fact('OperatorRenamed'));
    expect(rowIn(story)).toMatchObject({ members: [{ id: ann, name: 'Anna' }] });
  });

  it('A5: an erased visitor keeps the row', () => {
    const story = new Story(...staff, { ...fact('ChatStarted', { named: true }), private: 'erased' });
    expect(rowIn(story)).toMatchObject({ visitor: { name: { erased: true } }, page: { erased: true } });
  });

  it('V1, A5: a visitor without a name is "Visitor 4821" before and after an erasure', () => {
    const story = new Story(...staff, { ...fact('ChatStarted', { named: false }), private: 'erased' });
    expect(rowIn(story)).toMatchObject({ visitor: { number: 4821, name: null } });
  });
});
