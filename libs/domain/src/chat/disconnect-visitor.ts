import type { ChatId, Instant } from '../ids';
import type { Settings } from '../settings/events';
import type { Chat } from './chat';
import type { ChatFact } from './events';

/** System: the visitor has had no live socket for longer than a blink. */
export class DisconnectVisitor {
  static readonly type = 'visitor.disconnect';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      /** When the last socket was lost: the grace counts from there. */
      readonly since: Instant;
      readonly settings: Pick<Settings, 'visitorGoneAfter'>;
    },
  ) {}
}

export function disconnectVisitor({ data }: DisconnectVisitor, chat: Chat): ChatFact[] {
  if (chat.id === null || chat.closed || chat.presence !== 'present') return [];
  return [{ type: 'VisitorWentAway', data: { goneAt: data.since + data.settings.visitorGoneAfter } }];
}
