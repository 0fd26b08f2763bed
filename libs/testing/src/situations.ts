import type { ParleyFact } from '#libs/domain';
import { fact } from './fact';
import { bob, minute, noon } from './people';

/** A visitor waits. */
export const waiting: readonly ParleyFact[] = [fact('ChatStarted')];
/** Ann is with the visitor. */
export const active: readonly ParleyFact[] = [...waiting, fact('ChatAccepted')];
/** Ann and Bob are with the visitor. */
export const activeWithTwo: readonly ParleyFact[] = [...active, fact('OperatorJoined', { operator: bob })];
/** Ann is with the visitor, and Bob watches. */
export const watched: readonly ParleyFact[] = [...active, fact('WatchStarted', { operator: bob })];
/** Ann is in, the visitor's connection is lost. */
export const away: readonly ParleyFact[] = [...active, fact('VisitorWentAway')];
/** Ann is in, the visitor's grace ran out at noon. */
export const timedOut: readonly ParleyFact[] = [...away, fact('VisitorTimedOut')];
/** Ann is in, she kicked the visitor at noon. */
export const kicked: readonly ParleyFact[] = [...active, fact('VisitorKicked')];
/** Ann was in, the visitor left at noon, then she. */
export const closed: readonly ParleyFact[] = [
  ...active,
  fact('VisitorLeft'),
  fact('OperatorLeft'),
  fact('ChatClosed', { reason: 'last-left' }),
];
/** When the examples of `VisitorLeft`, `VisitorTimedOut` and `VisitorKicked` let the chat close. */
export const vacancyEnds = noon + 15 * minute;
