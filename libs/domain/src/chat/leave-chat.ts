import type { Actor } from '../fact';
import type { ChatId, Instant } from '../ids';
import type { Settings } from '../settings/events';
import { isFrozen, type Chat } from './chat';
import { closeAt, memberLeaves, voidedTransfers } from './ending';
import type { ChatFact } from './events';
import { mustBeItsVisitor } from './guards';
import { relationOf } from './status';

/** A member, a watcher or the visitor goes. */
export class LeaveChat {
  static readonly type = 'chat.leave';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly actor: Actor;
      readonly settings: Pick<Settings, 'vacancyLimit'>;
    },
  ) {}
}

/** Who is not in the chat has nothing to leave, also when it is closed: twice is once. */
export function leaveChat(command: LeaveChat, chat: Chat): ChatFact[] {
  const { actor } = command.data;
  if (actor.kind === 'visitor') return visitorLeaves(command, chat);
  if (chat.closed) return [];
  const relation = relationOf(chat, actor.id);
  if (relation === 'member') return memberLeaves(chat, actor.id, 'left');
  if (relation === 'watcher') return [{ type: 'WatchEnded', data: { operator: actor.id, reason: 'left' } }];
  return [];
}

function visitorLeaves({ data }: LeaveChat, chat: Chat): ChatFact[] {
  mustBeItsVisitor(chat, data.actor);
  if (chat.closed || isFrozen(chat)) return [];
  return [
    { type: 'VisitorLeft', data: { closeAt: closeAt(chat, data.at, data.settings.vacancyLimit) } },
    ...voidedTransfers(chat),
  ];
}
