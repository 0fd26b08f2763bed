import { chatDefinition, type Chat, type ChatFact, type FactOf, statusOf, wordsOf } from '#libs/domain';
import { isAboutChat } from './chat-notes';
import type { Recorded } from './recorded';

/** What history finds a chat by. Plain JSON, replaced as a whole by each fact. */
export interface HistoryChat {
  readonly chat: string;
  readonly site: string;
  readonly visitor: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly erased: boolean;
  readonly messages: number;
  readonly startedAt: number;
  /** When the last fact of the chat was recorded. */
  readonly lastAt: number;
  /** As the rules see it: no word of anybody. */
  readonly state: Chat;
}
export interface HistoryPerson {
  readonly operator: string;
  readonly chat: string;
  readonly relation: 'member' | 'watcher';
}
export interface HistoryWords {
  readonly chat: string;
  readonly position: number;
  readonly text: string;
}
/** What a batch of facts changes. */
export interface HistoryChanges {
  readonly chats: Map<string, HistoryChat>;
  readonly people: HistoryPerson[];
  words: HistoryWords[];
  /** Chats whose words are to be taken away. */
  readonly forgotten: Set<string>;
}
type Placed = Recorded & { readonly position: number };

export const noChanges = (): HistoryChanges => ({ chats: new Map(), people: [], words: [], forgotten: new Set() });

/** Chats that must be in `changes.chats`, where they are known, before the fact is folded. */
export function historyNeeds({ fact, streamId }: Recorded): readonly string[] {
  if (fact.type === 'VisitorErasureRequested') return fact.data.chats;
  return isAboutChat(fact) && fact.type !== 'ReadMoved' ? [streamId] : [];
}

/** Folds one fact into the changes of its batch. What is erased already leaves nothing to be found by. */
export function foldHistory(changes: HistoryChanges, recorded: Placed): void {
  const { fact, streamId, at } = recorded;
  if (fact.type === 'VisitorErasureRequested') return forget(changes, fact.data.chats);
  if (!isAboutChat(fact) || fact.type === 'ReadMoved') return;
  const before = fact.type === 'ChatStarted' ? begun(fact, at) : changes.chats.get(streamId);
  if (!before) return;
  const messages = before.messages + Number(fact.type === 'MessagePosted');
  const state = chatDefinition.evolve(before.state, fact);
  changes.chats.set(streamId, { ...before, messages, lastAt: at, state });
  changes.people.push(...peopleIn(fact).map((person) => ({ ...person, chat: streamId })));
  const text = fact.type === 'MessagePosted' ? wordsOf(fact)?.text : undefined;
  if (text !== undefined) changes.words.push({ chat: streamId, position: recorded.position, text });
}

function begun(fact: FactOf<'ChatStarted'>, at: number): HistoryChat {
  const { chat, site, visitor, number } = fact.data;
  const words = wordsOf(fact);
  const found = { name: words?.name ?? null, email: words?.email ?? null, erased: false, messages: 0 };
  return { chat, site, visitor, number, ...found, startedAt: at, lastAt: at, state: chatDefinition.initial };
}

function forget(changes: HistoryChanges, chats: readonly string[]): void {
  for (const id of chats) {
    const chat = changes.chats.get(id);
    if (chat) changes.chats.set(id, { ...chat, name: null, email: null, erased: true });
    changes.forgotten.add(id);
  }
  changes.words = changes.words.filter(({ chat }) => !changes.forgotten.has(chat));
}

function peopleIn(fact: ChatFact): Omit<HistoryPerson, 'chat'>[] {
  switch (fact.type) {
    case 'ChatAccepted':
    case 'OperatorJoined':
      return [{ operator: fact.data.operator, relation: 'member' }];
    case 'TransferAssumed':
      return [{ operator: fact.data.target, relation: 'member' }];
    case 'WatchStarted':
      return [{ operator: fact.data.operator, relation: 'watcher' }];
    default:
      return [];
  }
}

/** How the visitor went, for good or for now; null while there. */
export function endingOf({ state }: HistoryChat): 'left' | 'kicked' | 'timed-out' | null {
  return state.presence === 'present' || state.presence === 'away' ? null : state.presence;
}

export const historyStatus = ({ state }: HistoryChat): ReturnType<typeof statusOf> => statusOf(state);
