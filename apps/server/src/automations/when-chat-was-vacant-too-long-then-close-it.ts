import type { ChatSentence } from './sentence';

/** D12: a vacant chat is closed at its limit. Only who timed out may still come back, so only then an outage counts. */
export const whenChatWasVacantTooLongThenCloseIt: ChatSentence = {
  name: 'when-chat-was-vacant-too-long-then-close-it',
  due: ({ id, chat: { closeAt, presence } }) =>
    closeAt === null
      ? []
      : [
          {
            at: closeAt,
            moves: presence === 'timed-out',
            command: { type: 'chat.close', data: { chat: id, closeAt } },
          },
        ],
};
