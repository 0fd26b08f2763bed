import type { ChatId, Instant, OperatorId } from '../ids';
import type { Settings } from '../settings/events';
import { isFrozen, type Chat } from './chat';
import { closeAt, voidedTransfers } from './ending';
import type { ChatFact } from './events';
import { mustBeMember, mustBeOpen } from './guards';

/** A member ends the chat for the visitor. */
export class KickVisitor {
  static readonly type = 'visitor.kick';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly by: OperatorId;
      readonly settings: Pick<Settings, 'vacancyLimit'>;
    },
  ) {}
}

/** A visitor who was kicked or has left is out for good: nothing to decide. One who timed out could still come back. */
export function kickVisitor({ data }: KickVisitor, chat: Chat): ChatFact[] {
  mustBeOpen(chat);
  mustBeMember(chat, data.by);
  if (isFrozen(chat)) return [];
  return [
    { type: 'VisitorKicked', data: { by: data.by, closeAt: closeAt(chat, data.at, data.settings.vacancyLimit) } },
    ...voidedTransfers(chat),
  ];
}
