import { threadPlace } from '#libs/domain';
import type { ChatFact, ParleyFact } from '#libs/domain';
import type { Recorded } from '#libs/read-models';

/** Where an operator stands in a chat, told from the facts anew by another way than the fold's. */
export interface Recount {
  readonly relation: 'member' | 'watcher' | 'none';
  readonly read: number;
  readonly unread: number;
}

/** All facts of a chat and its readings, from the beginning, each time: slow and plain. */
export function recount(history: readonly Recorded[], chat: string, operator: string): Recount {
  const told = history.filter(({ streamId, fact }) => streamId === chat || isReadingOf(fact, chat));
  let [head, frozen, read]: [number, boolean, number] = [0, false, 0];
  let relation: Recount['relation'] = 'none';
  const messages: { n: number; by: string }[] = [];
  for (const { fact } of told) {
    if (isReadingOf(fact, chat)) {
      if (isBy(fact, operator)) read = Math.max(read, Math.min(fact.data.read, head));
      continue;
    }
    if (threadPlace(fact as ChatFact, frozen) !== 'nobody') head += 1;
    if (fact.type === 'VisitorLeft' || fact.type === 'VisitorKicked') frozen = true;
    if (fact.type === 'MessagePosted') messages.push({ n: head, by: fact.data.author.id });
    const next = relationAfter(fact, operator, relation);
    if (next !== relation && next !== 'none') read = head;
    relation = next;
  }
  const unread = messages.filter(({ n, by }) => n > read && by !== operator).length;
  return { relation, read, unread };
}

type Reading = Extract<ParleyFact, { type: 'ReadMoved' }>;
const isReadingOf = (fact: ParleyFact, chat: string): fact is Reading =>
  fact.type === 'ReadMoved' && fact.data.chat === chat;
const isBy = ({ data }: Reading, operator: string): boolean => data.as !== 'visitor' && data.reader === operator;

function relationAfter(fact: ParleyFact, operator: string, relation: Recount['relation']): Recount['relation'] {
  switch (fact.type) {
    case 'ChatAccepted':
    case 'OperatorJoined':
      return fact.data.operator === operator ? 'member' : relation;
    case 'WatchStarted':
      return fact.data.operator === operator ? 'watcher' : relation;
    case 'OperatorLeft':
    case 'WatchEnded':
      return fact.data.operator === operator ? 'none' : relation;
    case 'TransferAssumed':
      return fact.data.target === operator ? 'member' : fact.data.by === operator ? 'none' : relation;
    case 'ChatClosed':
      return 'none';
    default:
      return relation;
  }
}
