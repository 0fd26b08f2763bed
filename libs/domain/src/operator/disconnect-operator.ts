import type { Instant, OperatorId } from '../ids';
import type { Settings } from '../settings/events';
import type { OperatorFact } from './events';
import type { Operator } from './operator';

/** System: the operator's last live socket is gone. */
export class DisconnectOperator {
  static readonly type = 'operator.disconnect';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly operator: OperatorId;
      readonly settings: Pick<Settings, 'operatorOfflineAfter' | 'operatorRequeueAfter'>;
    },
  ) {}
}

export function disconnectOperator({ data }: DisconnectOperator, state: Operator): OperatorFact[] {
  if (!state.connected) return [];
  const { at, operator, settings } = data;
  const requeueAt = settings.operatorRequeueAfter === null ? null : at + settings.operatorRequeueAfter;
  return [
    { type: 'OperatorDisconnected', data: { operator, offlineAt: at + settings.operatorOfflineAfter, requeueAt } },
  ];
}
