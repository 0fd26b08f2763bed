import type { ChatSentence } from './sentence';

/** V4: away for longer than the grace is gone. */
export const whenVisitorWasGoneTooLongThenTimeOutVisitor: ChatSentence = {
  name: 'when-visitor-was-gone-too-long-then-time-out-visitor',
  due: ({ id, chat: { goneAt } }) =>
    goneAt === null
      ? []
      : [{ at: goneAt, moves: true, command: { type: 'visitor.time-out', data: { chat: id, goneAt } } }],
};
