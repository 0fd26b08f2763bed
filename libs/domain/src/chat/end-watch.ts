import type { ChatId, Instant, OperatorId } from '../ids';
import type { Chat } from './chat';
import type { ChatFact } from './events';

/** System: a watcher may no longer see the chat, by a change of sites, role or settings. A member keeps his place. */
export class EndWatch {
  static readonly type = 'chat.end-watch';
  constructor(readonly data: { readonly at: Instant; readonly chat: ChatId; readonly operator: OperatorId }) {}
}

export function endWatch({ data }: EndWatch, chat: Chat): ChatFact[] {
  if (!chat.watchers.includes(data.operator)) return [];
  return [{ type: 'WatchEnded', data: { operator: data.operator, reason: 'lost-sight' } }];
}
