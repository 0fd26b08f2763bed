import { ann, bob, chat, fact, noon, secondChat, visitor } from '#libs/testing';
import { fold, needs } from './fold';
import { emptyNotes } from './notes';
import { staff, Story } from './testing/story';

const recorded = (told: ReturnType<typeof fact>, streamId = chat) => ({ streamId, at: noon, fact: told });

describe('the fold', () => {
  it('needs the notes of the chat that a fact is about, unless they are there or the chat begins', () => {
    const notes = emptyNotes();
    expect(needs(recorded(fact('MessagePosted')), notes)).toEqual([chat]);
    expect(needs(recorded(fact('ReadMoved', { chat: secondChat })), notes)).toEqual([secondChat]);
    expect(needs(recorded(fact('ChatStarted')), notes)).toEqual([]);
    expect(needs(recorded(fact('SignedIn')), notes)).toEqual([]);
    fold(notes, recorded(fact('ChatStarted')));
    expect(needs(recorded(fact('MessagePosted')), notes)).toEqual([]);
  });

  it('needs every chat of an operator whose name, role or sites change', () => {
    const story = new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'));
    const shelf = emptyNotes();
    story.notes.operators.forEach((operator) => shelf.keepOperator(operator));
    expect(needs(recorded(fact('OperatorRenamed')), shelf)).toEqual([chat]);
    expect(needs(recorded(fact('OperatorRenamed', { operator: bob })), shelf)).toEqual([]);
  });

  it('shows nothing of a chat or an operator whose beginning is not known', () => {
    const notes = emptyNotes();
    expect(fold(notes, recorded(fact('MessagePosted')))).toEqual([]);
    expect(fold(notes, recorded(fact('OperatorRenamed')))).toEqual([]);
    expect(fold(notes, recorded(fact('SiteChanged')))).toEqual([]);
    expect(notes.changedChats()).toEqual([]);
  });

  it('collects what changed until it is stored; what changed meanwhile stays', () => {
    const story = new Story(...staff, fact('ChatStarted'));
    const { notes } = story;
    const stored = {
      chats: notes.changedChats(),
      operators: notes.changedOperators(),
      sites: notes.changedSites(),
    };
    expect(stored.chats.map(({ id }) => id)).toEqual([chat]);
    story.tell(fact('ChatAccepted'));
    notes.settle(stored);
    expect(notes.changedChats()).toMatchObject([{ id: chat, members: [{ id: ann }] }]);
    expect(notes.changedOperators()).toMatchObject([{ id: ann, load: 1 }]);
    expect(notes.changedSites()).toEqual([]);
  });

  it('finds a changed chat even where the shelf forgot it', () => {
    const notes = emptyNotes({ get: () => undefined, set: () => undefined });
    fold(notes, recorded(fact('ChatStarted')));
    expect(notes.chat(chat)).toMatchObject({ id: chat });
    notes.settle({ chats: notes.changedChats(), operators: [], sites: [] });
    expect(notes.chat(chat)).toBeUndefined();
  });

  it('forgets the messages that every reader has read', () => {
    const story = new Story(...staff, fact('ChatStarted'), fact('ChatAccepted'), fact('OperatorJoined'));
    story.tell(fact('MessagePosted'), fact('MessagePosted'));
    const unseen = () => story.notes.chat(chat)?.unseen;
    story.tell(fact('ReadMoved', { reader: ann, as: 'member', delivered: 4, read: 4 }));
    expect(unseen()).toEqual({ [visitor]: [3, 4] });
    story.tell(fact('ReadMoved', { reader: bob, as: 'member', delivered: 3, read: 3 }));
    expect(unseen()).toEqual({ [visitor]: [4] });
    story.tell(fact('OperatorLeft', { operator: bob }));
    expect(unseen()).toEqual({});
  });
});
