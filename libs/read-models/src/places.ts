import type { ChatNotes, ReaderNotes } from './note-shapes';

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
export function unreadOf(unseen: ChatNotes['unseen'], reader: string, read: number): number {
  let count = 0;
  for (const [author, places] of Object.entries(unseen)) {
    if (author !== reader) count += places.filter((place) => place > read).length;
  }
  return count;
}

/** Forgets the messages that every reader has read. */
export function stillUnseen(chat: ChatNotes, readers: readonly ReaderNotes[]): ChatNotes['unseen'] {
  const first = readers.reduce((least, reader) => Math.min(least, reader.read), chat.memberHead);
  const all = Object.entries(chat.unseen);
  if (all.every(([, places]) => (places[0] ?? first) > first)) return chat.unseen;
  const kept = all.map(([author, places]) => [author, places.filter((place) => place > first)] as const);
  return Object.fromEntries(kept.filter(([, places]) => places.length > 0));
}
