import type { ChatSentence } from './sentence';

/** O3: a sign-out leaves the chats that it listed. */
export const whenOperatorSignedOutThenLeaveHisChats: ChatSentence = {
  name: 'when-operator-signed-out-then-leave-his-chats',
  due: ({ id, signedOut }) =>
    signedOut.map((operator) => ({
      whom: operator,
      at: null,
      command: { type: 'chat.remove-operator', data: { chat: id, operator, reason: 'signed-out' } },
    })),
};
