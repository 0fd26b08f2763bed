import { type Entry, isMine } from './entry';

export type Verb = 'Accept' | 'Assume' | 'Join' | 'Open' | 'Watch' | 'Decline' | 'Leave';
export interface RowAction {
  readonly verb: Verb;
  readonly tone: 'tint' | 'line' | 'plain';
}

const action = (verb: Verb, tone: RowAction['tone'] = 'plain'): RowAction => ({ verb, tone });

/** D13: what this operator can do from the row, the main thing first. */
export function rowActions(entry: Entry): RowAction[] {
  const offered = entry.offer && action(entry.offer.what === 'transfer' ? 'Assume' : 'Accept', 'tint');
  const watch = entry.mine ? action('Open') : action('Watch');
  if (offered) return [offered, action('Decline'), isMine(entry) ? action('Open') : watch];
  if (isMine(entry)) return [action('Open', 'line'), action('Leave')];
  if (entry.row.status === 'waiting') return [action('Accept', 'tint'), watch];
  return [action('Join', 'line'), watch];
}

/** Whether what an Accept that came too late told is old news: the chat waits again, is offered to me, or I am in it. */
export function isOver(entry: Entry, isHeld: boolean): boolean {
  return entry.offer !== null || entry.mine !== null || (entry.row.status === 'waiting' && !isHeld);
}

/** What is asked of an entry whose Accept came too late. */
export const lateActions: readonly RowAction[] = [action('Join', 'line'), action('Watch')];

/** The accessible name: the word on the button, then whose chat it is. */
export function actionName(verb: Verb, visitor: string): string {
  const objects: Record<Verb, string> = {
    Accept: `chat with ${visitor}`,
    Assume: `chat with ${visitor}`,
    Join: `chat with ${visitor}`,
    Open: `chat with ${visitor}`,
    Watch: `chat with ${visitor}`,
    Decline: `offer of chat with ${visitor}`,
    Leave: `chat with ${visitor}`,
  };
  return `${verb} ${objects[verb]}`;
}
