import type { Instant, OperatorId } from '../ids';
import type { OperatorFact } from './events';
import type { Operator } from './operator';

/** System: the operator's first live socket came. */
export class ConnectOperator {
  static readonly type = 'operator.connect';
  constructor(readonly data: { readonly at: Instant; readonly operator: OperatorId }) {}
}

/** Who was away when the connection broke is away again: a reload must not put anybody on duty. */
export function connectOperator({ data: { operator } }: ConnectOperator, state: Operator): OperatorFact[] {
  if (state.connected) return [];
  return [
    state.away ? { type: 'OperatorSetAway', data: { operator } } : { type: 'OperatorCameOnline', data: { operator } },
  ];
}
