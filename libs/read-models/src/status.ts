import * as domain from '#libs/domain';
import type { ChatNotes, ChatStatus } from './note-shapes';

/** The status of a chat, told from its notes. */
export const statusOf = ({ visitor, members, closed }: ChatNotes): ChatStatus =>
  domain.statusOf({ presence: visitor.presence, members, closed });

/** The visitor's feed takes nothing more at all: the visitor left or was kicked, or the chat is closed. */
export const hasEnded = ({ visitor, closed }: ChatNotes): boolean => closed || domain.isFrozen(visitor);
