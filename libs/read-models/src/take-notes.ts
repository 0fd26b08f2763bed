import type { ChatFact, OperatorFact, ReadingFact, SiteFact, StaffFact } from '#libs/domain';
import { isAboutChat, noteChat } from './chat-notes';
import type { Notes } from './notes';
import { isAboutOperator, noteOperator, notePeople } from './operator-notes';
import type { Recorded } from './recorded';
import { isAboutSite, noteSite } from './site-notes';
import type { ChatStep, OperatorStep, SiteStep } from './step';

/** The chat that a fact is about: its stream, but for readings, which have a stream of their own. */
export function chatOf({ fact, streamId }: Recorded): string | null {
  if (!isAboutChat(fact)) return null;
  return fact.type === 'ReadMoved' ? fact.data.chat : streamId;
}

/** Changes the notes by one fact. Null: nothing changed, or nothing is known of what it is about, so no view changes. */
export function takeNotes(notes: Notes, recorded: Recorded): ChatStep | OperatorStep | SiteStep | null {
  const { fact, at } = recorded;
  if (isAboutChat(fact)) return ofChat(notes, chatOf(recorded) ?? '', fact, at);
  if (isAboutOperator(fact)) return ofOperator(notes, fact, at);
  return isAboutSite(fact) ? ofSite(notes, fact, at) : null;
}

function ofChat(notes: Notes, id: string, fact: ChatFact | ReadingFact, at: number): ChatStep | null {
  const before = notes.chat(id) ?? null;
  const after = noteChat(before, fact, { at, notes });
  if (after === null || after === before) return null;
  notes.keepChat(after);
  const step = { at, notes, before, after };
  for (const operator of notePeople(fact, step)) notes.keepOperator(operator);
  return step;
}

function ofOperator(notes: Notes, fact: StaffFact | OperatorFact, at: number): OperatorStep | null {
  const before = notes.operators.get(fact.data.operator) ?? null;
  const after = noteOperator(before, fact);
  if (after === null || after === before) return null;
  notes.keepOperator(after);
  return { at, notes, before, after };
}

function ofSite(notes: Notes, fact: SiteFact, at: number): SiteStep | null {
  const before = notes.sites.get(fact.data.site) ?? null;
  const after = noteSite(before, fact);
  if (after === null) return null;
  notes.keepSite(after);
  return { at, notes, before, after };
}
