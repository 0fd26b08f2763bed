import type { ParleyFact } from '#libs/domain';
import { ann, bob, chat, fact, minute, noon, posted, site, visitor } from '#libs/testing';
import { endingOf, foldHistory, historyNeeds, historyStatus, noChanges, type HistoryChanges } from './history';

const words = { name: 'Hannah', email: 'h@example.org', page: null };
const story: ParleyFact[] = [
  fact('ChatStarted', { named: true }, { private: words }),
  posted('visitor', visitor, 'everyone', 'My parcel'),
  fact('ChatAccepted', { operator: ann }),
  fact('WatchStarted', { operator: bob }),
  posted('operator', ann, 'everyone', 'Which one?'),
  fact('VisitorKicked', { by: ann }),
];
const erased = (one: ParleyFact): ParleyFact => ('private' in one ? { ...one, private: 'erased' } : one);

function told(facts: readonly ParleyFact[], changes = noChanges()): HistoryChanges {
  facts.forEach((one, at) =>
    foldHistory(changes, { streamId: chat, at: noon + at * minute, position: at + 1, fact: one }),
  );
  return changes;
}

describe('history', () => {
  it('A2: knows of a chat who, where, when, how it stands and what was written', () => {
    const { chats, people, words: found } = told(story);
    const one = chats.get(chat);
    expect(one).toMatchObject({ site, visitor, name: 'Hannah', email: 'h@example.org', messages: 2, erased: false });
    expect(one).toMatchObject({ startedAt: noon, lastAt: noon + 5 * minute });
    expect(one && [historyStatus(one), endingOf(one)]).toEqual(['vacant', 'kicked']);
    expect(people).toEqual([
      { chat, operator: ann, relation: 'member' },
      { chat, operator: bob, relation: 'watcher' },
    ]);
    expect(found).toEqual([
      { chat, position: 2, text: 'My parcel' },
      { chat, position: 5, text: 'Which one?' },
    ]);
  });

  it('A2: keeps no word in its notebook', () => {
    expect(JSON.stringify(told(story).chats.get(chat)?.state)).not.toMatch(/Hannah|parcel|Which/);
  });

  it('A5, A6: after an erasure it equals a history that never saw a word', () => {
    const request = fact('VisitorErasureRequested');
    const seen = told([...story, request]);
    expect(seen.words).toEqual([]);
    expect(seen).toEqual(told([...story.map(erased), request]));
    expect(seen.chats.get(chat)).toMatchObject({ name: null, email: null, erased: true, messages: 2 });
  });

  it('A2: needs the chat that a fact is about, and all chats of a visitor who is erased', () => {
    const needs = (one: ParleyFact): readonly string[] => historyNeeds({ streamId: chat, at: noon, fact: one });
    expect(needs(posted('visitor', visitor))).toEqual([chat]);
    expect(needs(fact('VisitorErasureRequested'))).toEqual([chat]);
    for (const one of [fact('ReadMoved'), fact('SettingsChanged'), fact('VisitorArrived')])
      expect(needs(one)).toEqual([]);
  });
});
