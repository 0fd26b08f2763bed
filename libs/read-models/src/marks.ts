import type { MarkRow } from '#libs/contracts';
import type { ChatNotes, MarkNotes } from './note-shapes';
import { memberPlace, visitorPlace } from './places';
import type { ChatStep } from './step';

type Convert = (chat: ChatNotes, mark: MarkNotes, place: number) => number;

const toVisitors: Convert = (chat, mark, place) => (mark.who === 'visitor' ? place : visitorPlace(chat.hidden, place));
const toMembers: Convert = (chat, mark, place) => (mark.who === 'operator' ? place : memberPlace(chat.hidden, place));

/** How far somebody is in the visitor's thread, where the fact moved that: reading what only members have does not. */
export const visitorMark = (step: ChatStep, person: string): MarkRow | null => movedMark(step, person, toVisitors);

/** How far somebody is in the members' thread, where the fact moved that. */
export const memberMark = (step: ChatStep, person: string): MarkRow | null => movedMark(step, person, toMembers);

function movedMark({ before, after }: ChatStep, person: string, convert: Convert): MarkRow | null {
  const mark = after.marks[person];
  const old = before?.marks[person];
  if (!mark || mark === old) return null;
  const delivered = convert(after, mark, mark.delivered);
  const read = convert(after, mark, mark.read);
  const wasDelivered = old ? convert(after, old, old.delivered) : 0;
  const wasRead = old ? convert(after, old, old.read) : 0;
  if (delivered === wasDelivered && read === wasRead) return null;
  return { kind: 'mark', who: mark.who, id: person, delivered, read };
}
