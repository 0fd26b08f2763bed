import { mayBeInChats } from './rights';
import type { ChatSentence } from './sentence';

/** O4: who is disabled is in no chat, also where he entered in the very moment. An auditor never enters one either. */
export const whenOperatorWasDisabledThenLeaveHisChats: ChatSentence = {
  name: 'when-operator-was-disabled-then-leave-his-chats',
  due: ({ id, chat, operator }) =>
    [...chat.members, ...chat.watchers]
      .filter((one) => !mayBeInChats(operator(one)))
      .map((one) => {
        const reason = operator(one).staff?.enabled ? 'signed-out' : 'disabled';
        return {
          whom: one,
          at: null,
          command: { type: 'chat.remove-operator', data: { chat: id, operator: one, reason } },
        };
      }),
};
