import { assertNever } from '../fact';
import type { Instant } from '../ids';
import type { OperatorFact, ProfileChanged } from './events';

/** An operator's presence and choices; sign-ins are recorded, but no rule reads them. */
export interface Operator {
  /** At least one live socket. */
  readonly connected: boolean;
  /** Chose to be away. It outlives a short loss of the connection, not a night. */
  readonly away: boolean;
  /** Set while the grace after the last socket runs. */
  readonly offlineAt: Instant | null;
  /** Set from the loss of the last socket to the next one. */
  readonly requeueAt: Instant | null;
  readonly choices: ProfileChanged['data']['choices'];
}

export const initialOperator: Operator = {
  connected: false,
  away: false,
  offlineAt: null,
  requeueAt: null,
  choices: {},
};

/** O1. Within the grace an operator is shown as he was. */
export function presenceOf(operator: Operator): 'online' | 'away' | 'offline' {
  if (!operator.connected && operator.offlineAt === null) return 'offline';
  return operator.away ? 'away' : 'online';
}

export function evolveOperator(operator: Operator, fact: OperatorFact): Operator {
  switch (fact.type) {
    case 'OperatorCameOnline':
      return { ...operator, connected: true, away: false, offlineAt: null, requeueAt: null };
    case 'OperatorSetAway':
      return { ...operator, connected: true, away: true, offlineAt: null, requeueAt: null };
    case 'OperatorDisconnected':
      return { ...operator, connected: false, offlineAt: fact.data.offlineAt, requeueAt: fact.data.requeueAt };
    case 'OperatorWentOffline':
      return { ...operator, away: false, offlineAt: null };
    case 'ProfileChanged':
      return { ...operator, choices: fact.data.choices };
    case 'SignedIn':
    case 'SignedOut':
    case 'SignInFailed':
      return operator;
    default:
      return assertNever(fact);
  }
}

export const operatorDefinition = { kind: 5, initial: initialOperator, evolve: evolveOperator };
