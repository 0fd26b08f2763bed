import type { ChatNotes, MemberNotes, ReaderNotes } from './note-shapes';
import { stillUnseen } from './places';

const without = <P extends { readonly id: string }>(people: readonly P[], id: string): P[] =>
  people.filter((person) => person.id !== id);

/** Entering reads what stands in the chat. */
const atHead = (chat: ChatNotes, id: string, relation: ReaderNotes['relation'], at: number): ReaderNotes => ({
  id,
  relation,
  since: at,
  delivered: chat.memberHead,
  read: chat.memberHead,
  unread: 0,
});

const withReaders = (chat: ChatNotes, readers: readonly ReaderNotes[]): ChatNotes => ({
  ...chat,
  readers,
  unseen: stillUnseen(chat, readers),
});

/** An operator comes in visibly; a watch of the same operator becomes a membership. */
export function enter(chat: ChatNotes, id: string, how: MemberNotes['how'], at: number): ChatNotes {
  const readers = [...without(chat.readers, id), atHead(chat, id, 'member', at)];
  const members = [...without(chat.members, id), { id, since: at, how }];
  return { ...withReaders(chat, readers), members, entering: null };
}

/** A member goes; somebody who meanwhile only watches keeps the watch. */
export function leave(chat: ChatNotes, id: string): ChatNotes {
  const readers = chat.readers.filter((reader) => reader.id !== id || reader.relation !== 'member');
  return { ...withReaders(chat, readers), members: without(chat.members, id) };
}

/** An operator comes in invisibly: nothing but the list of readers changes. */
export function watch(chat: ChatNotes, id: string, at: number): ChatNotes {
  if (chat.readers.some((reader) => reader.id === id)) return chat;
  return { ...chat, readers: [...chat.readers, atHead(chat, id, 'watcher', at)] };
}

/** A watch ends; somebody who joined meanwhile stays. */
export function unwatch(chat: ChatNotes, id: string): ChatNotes {
  const readers = chat.readers.filter((reader) => reader.id !== id || reader.relation !== 'watcher');
  return readers.length === chat.readers.length ? chat : withReaders(chat, readers);
}
