import type { Role } from '../fact';
import type { ChatId, Instant, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { Settings } from '../settings/events';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { mustBeOpen } from './guards';
import { relationOf } from './status';

/** An operator enters invisibly. */
export class WatchChat {
  static readonly type = 'chat.watch';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly operator: OperatorId;
      readonly role: Role;
      readonly settings: Pick<Settings, 'watchBy'>;
    },
  ) {}
}

export function watchChat({ data }: WatchChat, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  if (data.settings.watchBy === 'supervisors' && data.role !== 'supervisor') throw new Rejection('FORBIDDEN');
  const relation = relationOf(chat, data.operator);
  if (relation === 'member') throw new Rejection('CONFLICT');
  return relation === 'watcher' ? [] : [{ type: 'WatchStarted', data: { operator: data.operator } }];
}
