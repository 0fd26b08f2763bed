import type { Instant, OperatorId } from '../ids';
import type { OperatorFact } from './events';
import type { Operator } from './operator';

/** System: the grace after the last socket ran out. `offlineAt` tells which loss. */
export class ShowOperatorOffline {
  static readonly type = 'operator.show-offline';
  constructor(readonly data: { readonly at: Instant; readonly operator: OperatorId; readonly offlineAt: Instant }) {}
}

export function showOperatorOffline({ data }: ShowOperatorOffline, state: Operator): OperatorFact[] {
  if (state.connected || state.offlineAt !== data.offlineAt) return [];
  return [{ type: 'OperatorWentOffline', data: { operator: data.operator } }];
}
