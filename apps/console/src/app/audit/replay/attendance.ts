import type { ReplaySpan } from '#libs/contracts';

/** Where somebody stood to the chat at a moment. */
export type Attendance =
  | { readonly is: 'there'; readonly as: ReplaySpan['as'] }
  | { readonly is: 'not-yet' }
  | { readonly is: 'between' }
  | { readonly is: 'over'; readonly since: number };

export function attendanceAt(spans: readonly ReplaySpan[], at: number): Attendance {
  const now = spans.findLast(({ from, to }) => from <= at && (to === null || at < to));
  if (now) return { is: 'there', as: now.as };
  const before = spans.findLast(({ from }) => from <= at);
  if (!before) return { is: 'not-yet' };
  if (spans.some(({ from }) => from > at)) return { is: 'between' };
  return { is: 'over', since: before.to ?? at };
}

/** Whether somebody was never in the chat but as a watcher. */
export const onlyWatched = (spans: readonly ReplaySpan[]): boolean =>
  spans.length > 0 && spans.every(({ as }) => as === 'watcher');
