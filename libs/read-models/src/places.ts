import type { ChatNotes, ReaderNotes, UnseenNotes } from './note-shapes';

/** The visitor's places are a subset of the members', in the same order; `hidden` are the members' places left out. */
export function visitorPlace(hidden: readonly number[], place: number): number {
  let before = 0;
  for (const left of hidden) if (left <= place) before += 1;
  return place - before;
}

/** The members' place of the item that stands at `place` in the visitor's thread. */
export function memberPlace(hidden: readonly number[], place: number): number {
  let moved = place;
  for (const left of hidden) if (place > 0 && left <= moved) moved += 1;
  return moved;
}

/** A position never goes back and never beyond the last item. */
export const further = (old: number, told: number, head: number): number => Math.max(old, Math.min(told, head));

/** Messages by others after the read position; own messages and notices never count. */
export function unreadOf(unseen: readonly UnseenNotes[], reader: string, read: number): number {
  let count = 0;
  for (const message of unseen) if (message.n > read && message.by !== reader) count += 1;
  return count;
}

/** Forgets the messages that every reader has read. */
export function stillUnseen(chat: ChatNotes, readers: readonly ReaderNotes[]): readonly UnseenNotes[] {
  const first = readers.reduce((least, reader) => Math.min(least, reader.read), chat.memberHead);
  return chat.unseen.length > 0 && (chat.unseen[0]?.n ?? 0) <= first
    ? chat.unseen.filter((message) => message.n > first)
    : chat.unseen;
}
