import type { Person } from '#libs/contracts';
import type { ChatNotes, OperatorNotes } from './note-shapes';
import type { Notes } from './notes';

/** Stands in for the name of an operator whose words are erased. */
export const namelessOperator = 'Operator';

export const personOf = (notes: Notes, id: string): Person => ({
  id,
  name: notes.operators.get(id)?.name ?? namelessOperator,
});

export const membersOf = (notes: Notes, chat: ChatNotes): Person[] =>
  chat.members.map((member) => personOf(notes, member.id));

export const isMember = (chat: ChatNotes | null, operator: string): boolean =>
  chat !== null && chat.members.some((member) => member.id === operator);

/** Everybody who has a tab on the chat, or made or has an offer in it; each once. */
export function peopleOf(...chats: readonly (ChatNotes | null)[]): Set<string> {
  const people = new Set<string>();
  for (const chat of chats) {
    for (const reader of chat?.readers ?? []) people.add(reader.id);
    for (const offer of chat?.offers ?? []) people.add(offer.by).add(offer.target);
  }
  return people;
}

/** Supervisors and administrators see every site, and 'all' includes those that come later. */
export const seesSite = (operator: OperatorNotes | undefined, site: string): boolean =>
  operator !== undefined &&
  (operator.role === 'supervisor' ||
    operator.role === 'administrator' ||
    operator.sites === 'all' ||
    operator.sites.includes(site));

/** Sorted, so that it does not depend on the order in which notes were loaded. */
export const sitesSeen = (notes: Notes, operator: OperatorNotes): string[] =>
  [...notes.sites.keys()].filter((site) => seesSite(operator, site)).sort();

/** Null: the visitor gave no name, or it is erased. */
export function authorName(notes: Notes, chat: ChatNotes, author: { kind: 'visitor' | 'operator'; id: string }) {
  if (author.kind === 'operator') return personOf(notes, author.id).name;
  return typeof chat.visitor.name === 'string' ? chat.visitor.name : null;
}
