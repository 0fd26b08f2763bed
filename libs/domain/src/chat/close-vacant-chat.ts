import type { ChatId, Instant } from '../ids';
import type { Chat } from './chat';
import { closing } from './ending';
import type { ChatFact } from './events';

/** System: the chat has been vacant for too long. `closeAt` tells which vacancy. */
export class CloseVacantChat {
  static readonly type = 'chat.close';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly closeAt: Instant }) {}
}

/** A chat with a visitor there has no `closeAt`, so it is never closed for silence. */
export function closeVacantChat({ data }: CloseVacantChat, chat: Chat): ChatFact[] {
  return !chat.closed && chat.closeAt === data.closeAt ? closing(chat, 'vacancy') : [];
}
