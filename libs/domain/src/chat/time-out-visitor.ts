import type { ChatId, Instant } from '../ids';
import type { Settings } from '../settings/events';
import type { Chat } from './chat';
import { voidedTransfers } from './ending';
import type { ChatFact } from './events';

/**
 * System: an absence lasted too long. `goneAt` tells which absence, so a deadline that was overtaken by a return and
 * another loss does nothing; that it has passed was judged by the keeper of deadlines, who allows for our own outages.
 */
export class TimeOutVisitor {
  static readonly type = 'visitor.time-out';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly goneAt: Instant;
      readonly settings: Pick<Settings, 'vacancyLimit'>;
    },
  ) {}
}

/** Only an away visitor has a `goneAt`. */
export function timeOutVisitor({ data }: TimeOutVisitor, chat: Chat): ChatFact[] {
  if (chat.goneAt !== data.goneAt) return [];
  return [
    { type: 'VisitorTimedOut', data: { closeAt: data.at + data.settings.vacancyLimit } },
    ...voidedTransfers(chat),
  ];
}
