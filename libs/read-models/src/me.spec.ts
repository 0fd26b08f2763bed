import { ann, bob, chat, cleo, dora, fact, noon, offer, second, secondOffer, site, visitor } from '#libs/testing';
import { feedsOf, putsOf, staff, Story } from './testing/story';

const otherSite = site.replace('5001', '5002');
const byVisitor = fact('MessagePosted');
const by = (id: string) => fact('MessagePosted', { author: { kind: 'operator', id } });
const read = (reader: string, place: number, as: 'member' | 'watcher' = 'member') =>
  fact('ReadMoved', { reader, as, delivered: place, read: place });
const active = () => new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));
const tabOf = (story: Story, operator: string) => story.row('me', operator, `chat:${chat}`);

describe('who I am', () => {
  it('D4: says which sites I see; supervisors and those with all sites see later ones too', () => {
    const story = new Story(...staff);
    const puts = story.tell(fact('SiteCreated', { site: otherSite }));
    expect(feedsOf(putsOf(puts, 'me'))).toEqual([`me:${ann}`, `me:${cleo}`]);
    expect(story.row('me', ann, 'self')).toMatchObject({ sites: [site, otherSite] });
    expect(story.row('me', bob, 'self')).toMatchObject({ sites: [site] });
    expect(putsOf(story.tell(fact('SiteChanged')), 'me')).toEqual([]);
  });

  it('O1: says how I am shown; coming back within the grace changes nothing', () => {
    const story = new Story(...staff, fact('OperatorCameOnline'));
    expect(story.row('me', ann, 'self')).toMatchObject({ presence: 'online' });
    expect(story.tell(fact('OperatorDisconnected'), fact('OperatorCameOnline'))).toEqual([]);
    story.tell(fact('OperatorSetAway'));
    expect(story.row('me', ann, 'self')).toMatchObject({ presence: 'away' });
    story.tell(fact('OperatorDisconnected'), fact('OperatorWentOffline'));
    expect(story.row('me', ann, 'self')).toMatchObject({ presence: 'offline' });
  });

  it('N5: keeps my choices', () => {
    const story = new Story(...staff, fact('ProfileChanged', { choices: { sound: false } }));
    expect(story.row('me', ann, 'self')).toMatchObject({ choices: { sound: false }, role: 'operator', name: 'Ann' });
  });
});

describe('my tabs', () => {
  it('M1: a chat that I enter has a tab, and one that I leave has none', () => {
    const story = active();
    expect(tabOf(story, ann)).toEqual({
      kind: 'chat',
      chat,
      site,
      relation: 'member',
      since: noon + 6 * second,
      unread: 0,
      delivered: 1,
      read: 1,
      visitor: { id: visitor, number: 4821, name: null, presence: 'present' },
      status: 'active',
    });
    story.tell(fact('OperatorLeft'));
    expect(tabOf(story, ann)).toBeNull();
  });

  it('N4: messages by others count, own messages, notices and offers never', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), byVisitor, by(ann), by(bob), fact('OperatorInvited', { target: dora }));
    expect(tabOf(story, ann)).toMatchObject({ unread: 2 });
    expect(tabOf(story, bob)).toMatchObject({ unread: 2 });
  });

  it('N4: entering reads what stood in the chat, and does not go back', () => {
    const story = new Story(...staff, fact('ChatStarted'), byVisitor, byVisitor, fact('ChatAccepted'));
    expect(tabOf(story, ann)).toMatchObject({ unread: 0, read: 3 });
    story.tell(byVisitor, read(ann, 2));
    expect(tabOf(story, ann)).toMatchObject({ unread: 1, read: 3 });
  });

  it('N4: the position moves my badge only, in all of my windows', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), byVisitor, byVisitor, byVisitor);
    const puts = putsOf(story.tell(read(bob, 4)), 'me');
    expect(feedsOf(puts)).toEqual([`me:${bob}`]);
    expect(tabOf(story, bob)).toMatchObject({ unread: 1, read: 4, delivered: 4 });
    expect(tabOf(story, ann)).toMatchObject({ unread: 3 });
  });

  it('K3, N4: what members write to each other after a kick counts', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), fact('VisitorKicked'));
    story.tell(fact('MessagePosted', { author: { kind: 'operator', id: bob }, audience: 'members' }));
    expect(tabOf(story, ann)).toMatchObject({ unread: 1, status: 'vacant', visitor: { presence: 'kicked' } });
  });

  it('J4: a watcher has a tab that says so', () => {
    const story = active();
    story.tell(fact('WatchStarted'));
    expect(tabOf(story, bob)).toMatchObject({ relation: 'watcher', unread: 0 });
  });

  it('J5: unread counts for a watcher, and reading moves only his own badge', () => {
    const story = active();
    story.tell(fact('WatchStarted'), byVisitor, by(ann));
    expect(tabOf(story, bob)).toMatchObject({ unread: 2 });
    expect(feedsOf(story.tell(read(bob, 2, 'watcher')))).toEqual([`me:${bob}`]);
    expect(tabOf(story, bob)).toMatchObject({ unread: 1 });
  });

  it('J2: a watch writes nothing but the watcher own feed', () => {
    const story = active();
    expect(feedsOf(story.tell(fact('WatchStarted')))).toEqual([`me:${bob}`]);
    expect(feedsOf(story.tell(fact('WatchEnded')))).toEqual([`me:${bob}`]);
    expect(tabOf(story, bob)).toBeNull();
  });

  it('J4: a watcher who joins is a member of the same tab', () => {
    const story = active();
    story.tell(fact('WatchStarted'), byVisitor, fact('WatchEnded', { reason: 'joined' }), fact('OperatorJoined'));
    expect(tabOf(story, bob)).toMatchObject({ relation: 'member', unread: 0 });
  });

  it('V4, D5: every tab follows the visitor and the status, also that of a watcher', () => {
    const story = new Story(...staff, fact('ChatStarted'), fact('WatchStarted'));
    story.tell(fact('ChatAccepted'));
    expect(tabOf(story, bob)).toMatchObject({ status: 'active' });
    story.tell(fact('VisitorWentAway'));
    expect([tabOf(story, ann), tabOf(story, bob)]).toMatchObject([
      { status: 'active', visitor: { presence: 'away' } },
      { status: 'active', visitor: { presence: 'away' } },
    ]);
  });

  it('I12: inviting a watcher leaves the watch running', () => {
    const story = active();
    story.tell(fact('WatchStarted'), fact('OperatorInvited'));
    expect(tabOf(story, bob)).toMatchObject({ relation: 'watcher' });
    story.tell(fact('OfferDeclined'));
    expect(tabOf(story, bob)).toMatchObject({ relation: 'watcher' });
  });

  it('D12: closing takes every tab away', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), fact('VisitorTimedOut'), fact('ChatClosed', { reason: 'vacancy' }));
    expect([tabOf(story, ann), tabOf(story, bob)]).toEqual([null, null]);
  });
});

describe('offers to me', () => {
  it('N2, I3: an offer is a row of its target, with the note that nobody else receives', () => {
    const story = active();
    const puts = story.tell(fact('OperatorInvited', {}, { private: { note: 'please help' } }));
    expect(story.row('me', bob, `offer:${offer}`)).toEqual({
      kind: 'offer',
      offer,
      chat,
      site,
      what: 'invite',
      by: { id: ann, name: 'Ann' },
      note: 'please help',
      at: noon + 7 * second,
      expiresAt: fact('OperatorInvited').data.expiresAt,
    });
    const others = puts.filter(({ feed }) => feed !== bob);
    expect(JSON.stringify(others)).not.toContain('please help');
  });

  it('I9: every end of an offer takes its row away', () => {
    const story = active();
    for (const end of [fact('OfferDeclined'), fact('OfferCancelled'), fact('OfferExpired'), fact('OfferVoided')]) {
      story.tell(fact('OperatorInvited'), end);
      expect(story.row('me', bob, `offer:${offer}`)).toBeNull();
    }
    story.tell(fact('TransferRequested', { offer: secondOffer }), fact('TransferAssumed', { offer: secondOffer }));
    expect(story.row('me', bob, `offer:${secondOffer}`)).toBeNull();
    expect(tabOf(story, ann)).toBeNull();
    expect(tabOf(story, bob)).toMatchObject({ relation: 'member' });
  });

  it('I3: an offer without a note says none, an erased one that it is erased', () => {
    const story = active();
    story.tell(fact('OperatorInvited'));
    expect(story.row('me', bob, `offer:${offer}`)).toMatchObject({ note: null });
    story.tell({ ...fact('OperatorInvited', { offer: secondOffer }), private: 'erased' });
    expect(story.row('me', bob, `offer:${secondOffer}`)).toMatchObject({ note: { erased: true } });
  });

  it('P2: an offer shows the new name of who made it', () => {
    const story = active();
    story.tell(fact('OperatorInvited'), fact('OperatorLeft', { requeued: true }), fact('OperatorRenamed'));
    expect(story.row('me', bob, `offer:${offer}`)).toMatchObject({ by: { id: ann, name: 'Anna' } });
  });
});
