import type { ThreadItem } from '#libs/contracts';

/**
 * Milliseconds for which the visitor had waited in this round: since the chat began, or since the last operator had
 * left. Null where the round began before what is here.
 */
export function waitedBefore(items: readonly ThreadItem[], n: number): number | null {
  const at = items.findIndex((item) => item.n === n);
  const accepted = items[at];
  const began = items
    .slice(0, Math.max(0, at))
    .findLast((item) => item.n === 1 || (item.kind === 'notice' && item.requeued));
  return accepted && began ? accepted.at - began.at : null;
}
