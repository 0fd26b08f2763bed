import type { Put } from './feeds';
import { dashboardChanged, dashboardRow } from './dashboard';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import { isMember, seesSite } from './people';
import type { ChatStep, OperatorStep } from './step';

function put(notes: Notes, chat: ChatNotes, operator: string, isSeen: boolean): Put {
  const row = isSeen ? dashboardRow(notes, chat) : null;
  return { kind: 'me', feed: operator, key: `row:${chat.id}`, row: row && { kind: 'row', row } };
}

/** A relation or a pending offer gives sight of an open chat; a closed one has neither. */
const sighted = ({ readers, offers }: ChatNotes): string[] => [
  ...new Set([...readers.map(({ id }) => id), ...offers.map(({ target }) => target)]),
];

/** Those who have sight of the chat but do not see its site. */
const outsiders = (notes: Notes, chat: ChatNotes | null): string[] =>
  chat === null ? [] : sighted(chat).filter((id) => !seesSite(notes.operators.get(id), chat.site));

/** Rows `row:<chat>`: the chat's dashboard row, for as long as sight from outside lasts. */
export function outsideRows({ notes, before, after }: ChatStep): Put[] {
  const old = outsiders(notes, before);
  const now = outsiders(notes, after);
  if (old.length === 0 && now.length === 0) return [];
  const changed = dashboardChanged(before, after) ? now : now.filter((id) => !old.includes(id));
  const gone = old.filter((id) => !now.includes(id));
  return [...gone.map((id) => put(notes, after, id, false)), ...changed.map((id) => put(notes, after, id, true))];
}

/** Another role or other sites bring chats inside or leave them outside. */
export function outsideSites({ notes, before, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .filter((chat) => sighted(chat).includes(after.id))
    .filter((chat) => seesSite(before ?? undefined, chat.site) !== seesSite(after, chat.site))
    .map((chat) => put(notes, chat, after.id, !seesSite(after, chat.site)));
}

/** A renamed member stands in the rows of those who look on from outside. */
export function outsideRenamed({ notes, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .filter((chat) => isMember(chat, after.id))
    .flatMap((chat) => outsiders(notes, chat).map((id) => put(notes, chat, id, true)));
}
