import type { Instant, OperatorId } from '../ids';
import { Rejection } from '../rejection';
import type { OperatorFact } from './events';
import type { Operator } from './operator';

/** An operator goes away from new chats, or comes back to them. */
export class SetPresence {
  static readonly type = 'presence.set';
  constructor(
    readonly data: { readonly at: Instant; readonly operator: OperatorId; readonly status: 'online' | 'away' },
  ) {}
}

/** Without a live socket nobody is online, and a fact here would call off the deadlines of the loss. */
export function setPresence({ data: { operator, status } }: SetPresence, state: Operator): OperatorFact[] {
  if (!state.connected) throw new Rejection('CONFLICT', { why: 'not-connected' });
  if (state.away === (status === 'away')) return [];
  return [
    status === 'away'
      ? { type: 'OperatorSetAway', data: { operator } }
      : { type: 'OperatorCameOnline', data: { operator } },
  ];
}
