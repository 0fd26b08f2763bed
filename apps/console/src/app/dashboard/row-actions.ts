import type { Translate } from '../texts/scope';
import type { DashboardTexts } from '../texts/scopes/dashboard';
import { type Entry, isMine } from './entry';

/** What can be done from a row; the words of the buttons are in the texts under the same names. */
export type Verb = 'accept' | 'assume' | 'join' | 'open' | 'watch' | 'decline' | 'leave';
export interface RowAction {
  readonly verb: Verb;
  readonly tone: 'tint' | 'line' | 'plain';
}

const action = (verb: Verb, tone: RowAction['tone'] = 'plain'): RowAction => ({ verb, tone });

/** D13: what this operator can do from the row, the main thing first. */
export function rowActions(entry: Entry): RowAction[] {
  const offered = entry.offer && action(entry.offer.what === 'transfer' ? 'assume' : 'accept', 'tint');
  const watch = entry.mine ? action('open') : action('watch');
  if (offered) return [offered, action('decline'), isMine(entry) ? action('open') : watch];
  if (isMine(entry)) return [action('open', 'line'), action('leave')];
  if (entry.row.status === 'waiting') return [action('accept', 'tint'), watch];
  return [action('join', 'line'), watch];
}

/** Whether what an Accept that came too late told is old news: the chat waits again, is offered to me, or I am in it. */
export function isOver(entry: Entry, isHeld: boolean): boolean {
  return entry.offer !== null || entry.mine !== null || (entry.row.status === 'waiting' && !isHeld);
}

/** What is asked of an entry whose Accept came too late. */
export const lateActions: readonly RowAction[] = [action('join', 'line'), action('watch')];

/** The accessible name: the word on the button, then whose chat it is. */
export function actionName(verb: Verb, visitor: string, t: Translate<DashboardTexts>): string {
  return t(`named.${verb}`, { name: visitor });
}
