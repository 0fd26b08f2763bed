import { ann, bob, chat, cleo, dora, fact, site } from '#libs/testing';
import { staff, Story } from './testing/story';

const byVisitor = fact('MessagePosted');
const active = () => new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));
const rowOf = (story: Story, operator: string) => story.row('me', operator, `row:${chat}`);

describe('chats that I see only through an offer or a relation', () => {
  const invited = () => {
    const story = active();
    story.tell(fact('OperatorInvited', { target: dora }));
    return story;
  };

  it('D4: an offer gives its target sight of the chat, kept up to date', () => {
    const story = invited();
    expect(rowOf(story, dora)).toMatchObject({ kind: 'row', row: { chat, status: 'active', last: null } });
    story.tell(byVisitor);
    expect(rowOf(story, dora)).toMatchObject({ row: { last: { text: 'Hello' } } });
  });

  it('D4: sight ends with the offer, and goes on where it was accepted', () => {
    const declined = invited();
    declined.tell(fact('OfferDeclined', { target: dora }));
    expect(rowOf(declined, dora)).toBeNull();
    const accepted = invited();
    accepted.tell(fact('OfferAccepted', { target: dora }), fact('OperatorJoined', { operator: dora }));
    expect(rowOf(accepted, dora)).toMatchObject({ row: { members: [{ id: ann }, { id: dora }] } });
    accepted.tell(fact('OperatorLeft', { operator: dora }));
    expect(rowOf(accepted, dora)).toBeNull();
  });

  it('D4: those who see the site get no such row', () => {
    const story = active();
    story.tell(fact('OperatorInvited'), fact('WatchStarted', { operator: cleo }), byVisitor);
    expect([rowOf(story, ann), rowOf(story, bob), rowOf(story, cleo)]).toEqual([undefined, undefined, undefined]);
  });

  it('D4: losing a site brings the row of a chat that I am in, getting it back takes it away', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), fact('OperatorSitesChanged', { operator: bob, sites: [] }));
    expect(rowOf(story, bob)).toMatchObject({ row: { chat } });
    expect(story.row('me', bob, 'self')).toMatchObject({ sites: [] });
    story.tell(fact('OperatorRoleChanged', { operator: bob, role: 'supervisor' }));
    expect(rowOf(story, bob)).toBeNull();
    expect(story.row('me', bob, 'self')).toMatchObject({ sites: [site] });
  });

  it('I7: having made an offer gives no sight to somebody who left', () => {
    const story = invited();
    story.tell(fact('OperatorLeft', { requeued: true }), fact('OperatorSitesChanged', { sites: [] }));
    expect(rowOf(story, ann)).toBeUndefined();
  });

  it('D12: a closed chat goes from there too', () => {
    const story = invited();
    story.tell(fact('VisitorLeft'), fact('OfferVoided', { target: dora }), fact('OperatorLeft'), fact('ChatClosed'));
    expect(rowOf(story, dora)).toBeNull();
  });

  it('P2: a member who is renamed is renamed there too', () => {
    const story = invited();
    story.tell(fact('OperatorRenamed'));
    expect(rowOf(story, dora)).toMatchObject({ row: { members: [{ name: 'Anna' }] } });
  });
});
