import type { FactOf } from '#libs/domain';
import type { ChatNotes, MarkNotes, ReaderNotes } from './note-shapes';
import { further, stillUnseen, unreadOf } from './places';
import { authorName } from './people';
import type { Notes } from './notes';
import { lineOf, shownWords } from './words';

interface Told {
  readonly notes: Notes;
  readonly at: number;
}

/** A message counts as unread for every reader but its author. */
export function post(chat: ChatNotes, fact: FactOf<'MessagePosted'>, { notes, at }: Told): ChatNotes {
  const { kind, id } = fact.data.author;
  const text = lineOf(shownWords(fact.private, (told) => told.text));
  const last = { from: kind, name: authorName(notes, chat, fact.data.author), text, at };
  if (!chat.readers.some((reader) => reader.id !== id)) return { ...chat, last };
  const readers = chat.readers.map((reader) => (reader.id === id ? reader : { ...reader, unread: reader.unread + 1 }));
  return { ...chat, last, readers, unseen: { ...chat.unseen, [id]: [...(chat.unseen[id] ?? []), chat.memberHead] } };
}

/** Positions of a visitor or a member are marks that others see; an operator's also move his own badge. */
export function move(chat: ChatNotes, { data }: FactOf<'ReadMoved'>): ChatNotes {
  if (chat.closed) return chat;
  if (data.as === 'visitor') return marked(chat, data, 'visitor', chat.visitorHead);
  const read = readBy(chat, data);
  return data.as === 'member' ? marked(read, data, 'operator', chat.memberHead) : read;
}

type Moved = FactOf<'ReadMoved'>['data'];

function marked(chat: ChatNotes, told: Moved, who: MarkNotes['who'], head: number): ChatNotes {
  const old = chat.marks[told.reader] ?? { who, delivered: 0, read: 0 };
  const delivered = further(old.delivered, told.delivered, head);
  const read = further(old.read, told.read, head);
  if (delivered === old.delivered && read === old.read) return chat;
  return { ...chat, marks: { ...chat.marks, [told.reader]: { who, delivered, read } } };
}

function readBy(chat: ChatNotes, told: Moved): ChatNotes {
  const old = chat.readers.find((reader) => reader.id === told.reader);
  if (!old) return chat;
  const moved = movedReader(chat, old, told);
  if (moved === old) return chat;
  const readers = chat.readers.map((reader) => (reader === old ? moved : reader));
  return { ...chat, readers, unseen: stillUnseen(chat, readers) };
}

function movedReader(chat: ChatNotes, old: ReaderNotes, told: Moved): ReaderNotes {
  const delivered = further(old.delivered, told.delivered, chat.memberHead);
  const read = further(old.read, told.read, chat.memberHead);
  if (delivered === old.delivered && read === old.read) return old;
  return { ...old, delivered, read, unread: unreadOf(chat.unseen, old.id, read) };
}
