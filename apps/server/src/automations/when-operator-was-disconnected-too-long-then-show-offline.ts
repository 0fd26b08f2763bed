import type { OperatorSentence } from './sentence';

/** O2: a disconnect is shown after a grace only. */
export const whenOperatorWasDisconnectedTooLongThenShowOffline: OperatorSentence = {
  name: 'when-operator-was-disconnected-too-long-then-show-offline',
  due: ({ id, presence: { connected, offlineAt } }) =>
    connected || offlineAt === null
      ? []
      : [
          {
            at: offlineAt,
            moves: true,
            command: { type: 'operator.show-offline', data: { operator: id, offlineAt } },
          },
        ],
};
