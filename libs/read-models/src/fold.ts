import type { ParleyFact } from '#libs/domain';
import { dashboard } from './dashboard';
import { erase, rewrites, type StandingRow } from './erasure';
import type { Put } from './feeds';
import { me } from './me';
import { memberThread } from './member-thread';
import type { Notes } from './notes';
import { operators } from './operators';
import type { Recorded } from './recorded';
import { sites } from './sites';
import type { ChatStep, OperatorStep, ReadModel, SiteStep } from './step';
import { chatOf, takeNotes } from './take-notes';
import { team } from './team';
import { visitorThread } from './visitor-thread';

/** What is written into the threads of a chat; the first ones of all. */
export const threads: readonly ReadModel[] = [visitorThread, memberThread];
const readModels: readonly ReadModel[] = [...threads, dashboard, me, team, operators, sites];

/**
 * Folds one fact: changes the notes, then says which rows of which feeds changed.
 * Facts come in the order of their positions. The same facts give the same rows, however they are cut into batches.
 * `standing` are the rows that `rewrites` asks for.
 */
export function fold(
  notes: Notes,
  recorded: Recorded,
  standing: readonly StandingRow[] = [],
  models: readonly ReadModel[] = readModels,
): Put[] {
  if (recorded.fact.type === 'VisitorErasureRequested') return erase(notes, recorded.fact, recorded.at, standing);
  const step = takeNotes(notes, recorded);
  if (step === null) return [];
  const puts: Put[] = [];
  for (const model of models) {
    const show = model[recorded.fact.type] as Show | 'ignored';
    if (show !== 'ignored') puts.push(...show(step, recorded.fact));
  }
  return puts;
}
type Show = (step: ChatStep | OperatorStep | SiteStep, fact: ParleyFact) => Put[];

/**
 * Chats whose notes must be supplied before this fact is folded and are not here yet. May be asked for a whole batch
 * before the first fold: a chat that comes to an operator within the batch is needed by the fact that brings it.
 */
export function needs(recorded: Recorded, notes: Notes): string[] {
  return concerned(recorded, notes).filter((chat) => notes.chat(chat) === undefined);
}

function concerned(recorded: Recorded, notes: Notes): readonly string[] {
  const { fact } = recorded;
  switch (fact.type) {
    case 'ChatStarted':
      return [];
    case 'OperatorRenamed':
    case 'OperatorRoleChanged':
    case 'OperatorSitesChanged':
      return notes.operators.get(fact.data.operator)?.chats ?? [];
    case 'VisitorErasureRequested':
      return rewrites(recorded);
    default: {
      const chat = chatOf(recorded);
      return chat === null ? [] : [chat];
    }
  }
}
