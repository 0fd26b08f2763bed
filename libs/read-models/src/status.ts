import type { ChatNotes, ChatStatus } from './note-shapes';

/** Derived, never stored: from the visitor's presence, the number of members, closed or not. */
export function statusOf(chat: ChatNotes): ChatStatus {
  if (chat.closed) return 'closed';
  if (chat.visitor.presence !== 'present' && chat.visitor.presence !== 'away') return 'vacant';
  return chat.members.length === 0 ? 'waiting' : 'active';
}

/** The visitor left or was kicked: nothing more takes a place in the visitor's thread. */
export const isFrozen = (chat: ChatNotes): boolean =>
  chat.visitor.presence === 'left' || chat.visitor.presence === 'kicked';

/** The visitor's feed takes nothing more at all. */
export const hasEnded = (chat: ChatNotes): boolean => chat.closed || isFrozen(chat);
