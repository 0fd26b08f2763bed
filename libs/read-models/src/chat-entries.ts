import type { ChatNotes, MemberNotes, ReaderNotes } from './note-shapes';
import { stillUnseen } from './places';

/** Entering reads what stands in the chat. */
const atHead = (chat: ChatNotes, id: string, relation: ReaderNotes['relation'], at: number): ReaderNotes => ({
  id,
  relation,
  since: at,
  delivered: chat.memberHead,
  read: chat.memberHead,
  unread: 0,
});

const without = <P extends { readonly id: string }>(people: readonly P[], id: string): P[] =>
  people.filter((person) => person.id !== id);

function withoutReader(chat: ChatNotes, id: string): ChatNotes {
  const readers = without(chat.readers, id);
  return { ...chat, readers, unseen: stillUnseen(chat, readers) };
}

/** An operator comes in visibly; a watch of his has ended in the fact before. */
export function enter(chat: ChatNotes, id: string, how: MemberNotes['how'], at: number): ChatNotes {
  const readers = [...chat.readers, atHead(chat, id, 'member', at)];
  return { ...chat, readers, members: [...chat.members, { id, since: at, how }], entering: null };
}

/** A member goes. */
export function leave(chat: ChatNotes, id: string): ChatNotes {
  return { ...withoutReader(chat, id), members: without(chat.members, id) };
}

/** An operator comes in invisibly: nothing but the list of readers changes. */
export function watch(chat: ChatNotes, id: string, at: number): ChatNotes {
  return { ...chat, readers: [...chat.readers, atHead(chat, id, 'watcher', at)] };
}

/** A watch ends. */
export const unwatch = withoutReader;
