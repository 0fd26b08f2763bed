import { isVisitorThere } from '#libs/domain';
import type { ChatSentence } from './sentence';

/**
 * O2: the chat of an only member who stays away goes back to Waiting. In company he stays; when the company leaves or the
 * visitor comes back after his time, it is due at once.
 */
export const whenOnlyMemberStayedAwayThenRequeueChat: ChatSentence = {
  name: 'when-only-member-stayed-away-then-requeue-chat',
  due: ({ id, chat, operator }) => {
    const [only, other] = chat.members;
    if (only === undefined || other !== undefined || !isVisitorThere(chat)) return [];
    const { connected, requeueAt } = operator(only).presence;
    if (connected || requeueAt === null) return [];
    const command = { type: 'chat.requeue', data: { chat: id, operator: only, requeueAt } } as const;
    return [{ whom: only, at: requeueAt, moves: true, command }];
  },
};
