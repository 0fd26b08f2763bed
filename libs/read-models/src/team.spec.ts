import { ann, bob, cleo, dora, fact, secondChat } from '#libs/testing';
import { onlyFeed } from './feeds';
import { putsOf, staff, Story } from './testing/story';

const rowOf = (story: Story, operator: string) => story.row('team', onlyFeed, operator);
const active = () => new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));

describe('who could help', () => {
  it('I2: lists who there is, how he is shown and in how many chats he is', () => {
    const story = active();
    story.tell(fact('OperatorCameOnline'));
    expect(rowOf(story, ann)).toEqual({ id: ann, name: 'Ann', role: 'operator', presence: 'online', load: 1 });
    expect(rowOf(story, cleo)).toEqual({ id: cleo, name: 'Cleo', role: 'supervisor', presence: 'offline', load: 0 });
  });

  it('I2: load counts memberships of all chats, and falls with each leave', () => {
    const story = active();
    story.tellOf(secondChat, fact('ChatStarted', { chat: secondChat }), fact('ChatAccepted'));
    expect(rowOf(story, ann)).toMatchObject({ load: 2 });
    story.tell(fact('OperatorLeft'));
    expect(rowOf(story, ann)).toMatchObject({ load: 1 });
  });

  it('T1: a transfer moves the load', () => {
    const story = active();
    story.tell(fact('TransferRequested'));
    expect(putsOf(story.tell(fact('TransferAssumed')), 'team')).toHaveLength(2);
    expect([rowOf(story, ann), rowOf(story, bob)]).toMatchObject([{ load: 0 }, { load: 1 }]);
  });

  it('D12: closing frees the members', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), fact('VisitorTimedOut'), fact('ChatClosed'));
    expect([rowOf(story, ann), rowOf(story, bob)]).toMatchObject([{ load: 0 }, { load: 0 }]);
  });

  it('J2: a watch is no load', () => {
    const story = active();
    expect(putsOf(story.tell(fact('WatchStarted'), fact('MessagePosted'), fact('WatchEnded')), 'team')).toEqual([]);
  });

  it('P4: who is disabled is not listed, also not when leaving the last chat', () => {
    const story = active();
    story.tell(fact('OperatorDisabled'), fact('OperatorLeft', { requeued: true, reason: 'disabled' }));
    expect(rowOf(story, ann)).toBeNull();
    story.tell(fact('OperatorEnabled'));
    expect(rowOf(story, ann)).toMatchObject({ load: 0 });
  });

  it('I2: auditors never enter a chat, so they are not listed', () => {
    const story = new Story(...staff);
    story.tell(fact('OperatorRoleChanged', { operator: dora, role: 'auditor' }));
    expect(rowOf(story, dora)).toBeNull();
    expect(putsOf(story.tell(fact('OperatorCameOnline', { operator: dora })), 'team')).toEqual([]);
  });

  it('O1: one window more or less changes nothing', () => {
    const story = new Story(...staff, fact('OperatorCameOnline'));
    expect(story.tell(fact('OperatorDisconnected'), fact('OperatorCameOnline'))).toEqual([]);
  });
});
