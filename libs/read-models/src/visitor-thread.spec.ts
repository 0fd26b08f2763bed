import { ann, bob, chat, fact, message, noon, second, visitor } from '#libs/testing';
import { feedsOf, putsOf, staff, Story } from './testing/story';

const annAsPerson = { id: ann, name: 'Ann' };
const posted = (id: string, author: string) =>
  fact('MessagePosted', { message: id, author: { kind: author === visitor ? 'visitor' : 'operator', id: author } });
const started = () => new Story(...staff, fact('ChatStarted'));
const active = () => new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));

describe('what the visitor reads', () => {
  it('begins with a head that says the chat waits', () => {
    expect(started().row('visitor', chat, 'head')).toEqual({
      kind: 'head',
      chat,
      status: 'waiting',
      operators: [],
    });
  });

  it('D5: says who accepted, and that the chat is active', () => {
    const story = active();
    expect(story.thread('visitor')).toEqual([
      { kind: 'notice', n: 1, at: noon + 6 * second, code: 'accepted', by: annAsPerson, about: null },
    ]);
    expect(story.row('visitor', chat, 'head')).toMatchObject({ status: 'active', operators: [annAsPerson] });
  });

  it('D7: the last member leaves: "Ann left", waiting again, and no word of why', () => {
    const story = active();
    story.tell(fact('OperatorLeft', { reason: 'offline', requeued: true }));
    expect(story.thread('visitor').at(-1)).toEqual({
      kind: 'notice',
      n: 2,
      at: noon + 7 * second,
      code: 'left',
      by: annAsPerson,
      about: null,
      requeued: true,
    });
    expect(story.row('visitor', chat, 'head')).toMatchObject({ status: 'waiting', operators: [] });
  });

  it('J1, L1: says who joined and who left, while others stay', () => {
    const story = active();
    story.tell(fact('OperatorJoined'), fact('OperatorLeft', { operator: bob }));
    expect(story.thread('visitor')).toMatchObject([
      { code: 'accepted' },
      { code: 'joined', by: { id: bob, name: 'Bob' } },
      { code: 'left', by: { id: bob, name: 'Bob' } },
    ]);
  });

  it('T1: reads only who is helping now', () => {
    const story = active();
    story.tell(fact('TransferRequested'));
    const puts = putsOf(story.tell(fact('TransferAssumed')), 'visitor');
    expect(puts.map(({ key }) => key)).toEqual(['2', 'head']);
    expect(story.thread('visitor').at(-1)).toMatchObject({ code: 'assumed', by: { name: 'Bob' }, about: null });
  });

  it('I3: reads nothing of invites and transfers, whatever becomes of them', () => {
    const story = active();
    const puts = story.tell(
      fact('OperatorInvited'),
      fact('OfferDeclined'),
      fact('TransferRequested'),
      fact('OfferSuperseded'),
      fact('OperatorInvited'),
      fact('OfferVoided'),
      fact('OfferCancelled'),
      fact('OfferExpired'),
    );
    expect(putsOf(puts, 'visitor')).toEqual([]);
  });

  it('M3: the id of a message is told to the side that wrote it', () => {
    const story = active();
    story.tell(posted(message, visitor), posted(message, ann));
    const [, byVisitor, byAnn] = story.thread('visitor');
    expect(byVisitor).toMatchObject({ n: 2, id: message, author: { id: visitor, name: null }, text: 'Hello' });
    expect(byAnn).toMatchObject({ n: 3, author: { id: ann, name: 'Ann' } });
    expect(byAnn).not.toHaveProperty('id');
  });

  it('K1: a receipt after the kick puts no mark into the thread', () => {
    const story = active();
    story.tell(fact('VisitorKicked'));
    const puts = story.tell(fact('ReadMoved', { chat, reader: visitor, as: 'visitor', delivered: 2, read: 2 }));
    expect(putsOf(puts, 'visitor')).toEqual([]);
  });

  it('K1: the last item after a kick is the notice, which names nobody', () => {
    const story = active();
    story.tell(fact('VisitorKicked'));
    expect(story.thread('visitor').at(-1)).toMatchObject({ code: 'kicked', by: null, about: null });
    expect(story.row('visitor', chat, 'head')).toMatchObject({ status: 'ended' });
  });

  it.each([fact('VisitorKicked'), fact('VisitorLeft')])('K2: after %j nothing reaches the visitor any more', (end) => {
    const story = active();
    story.tell(end);
    const puts = story.tell(
      fact('MessagePosted', { author: { kind: 'operator', id: ann }, audience: 'members' }),
      fact('MessagePosted', { author: { kind: 'operator', id: ann }, audience: 'everyone' }),
      fact('OperatorJoined'),
      fact('OperatorRenamed', { operator: bob }),
      fact('ReadMoved', { reader: ann, as: 'member', delivered: 5, read: 5 }),
      fact('ReadMoved'),
      fact('OperatorLeft', { operator: bob }),
      fact('OperatorLeft'),
      fact('ChatClosed'),
    );
    expect(putsOf(puts, 'visitor')).toEqual([]);
  });

  it('V5: a visitor who timed out reads the closing, and then nothing', () => {
    const story = active();
    story.tell(fact('VisitorWentAway'), fact('VisitorTimedOut'), fact('ChatClosed', { reason: 'vacancy' }));
    expect(story.thread('visitor').at(-1)).toMatchObject({ n: 2, code: 'closed' });
    expect(story.row('visitor', chat, 'head')).toMatchObject({ status: 'ended' });
    expect(putsOf(story.tell(fact('ReadMoved')), 'visitor')).toEqual([]);
  });

  it('V7: a member who has seen what only members have leaves no trace', () => {
    const story = active();
    story.tell(fact('OperatorInvited'), posted(message, visitor));
    const seen = (read: number) => fact('ReadMoved', { reader: ann, as: 'member', delivered: read, read });
    expect(putsOf(story.tell(seen(1)), 'visitor')).toMatchObject([{ key: `mark:${ann}`, row: { read: 1 } }]);
    expect(putsOf(story.tell(seen(2)), 'visitor')).toEqual([]);
    expect(putsOf(story.tell(seen(3)), 'visitor')).toMatchObject([{ row: { who: 'operator', delivered: 2, read: 2 } }]);
  });

  it('V7: the visitor sees his own mark, so that a second tab agrees', () => {
    const story = active();
    const puts = story.tell(fact('ReadMoved', { delivered: 9, read: 1 }));
    expect(putsOf(puts, 'visitor')).toMatchObject([
      { key: `mark:${visitor}`, row: { who: 'visitor', id: visitor, delivered: 1, read: 1 } },
    ]);
  });

  it('J2: a watch, its end and what a watcher reads write nothing', () => {
    const story = active();
    story.tell(posted(message, visitor));
    const puts = story.tell(
      fact('WatchStarted'),
      fact('ReadMoved', { reader: bob, as: 'watcher', delivered: 2, read: 2 }),
      fact('WatchEnded'),
    );
    expect(feedsOf(puts)).toEqual([`me:${bob}`]);
  });

  it('P2: a renamed member is shown under the new name', () => {
    const story = active();
    story.tell(fact('OperatorRenamed'));
    expect(story.row('visitor', chat, 'head')).toMatchObject({ operators: [{ id: ann, name: 'Anna' }] });
  });

  it('A5: erased words are a hole, with the same place', () => {
    const story = active();
    story.tell({ ...posted(message, visitor), private: 'erased' });
    expect(story.thread('visitor').at(-1)).toMatchObject({ n: 2, id: message, text: { erased: true } });
  });
});
