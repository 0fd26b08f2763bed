import type { MeChat } from '#libs/contracts';
import { isGone } from '../ui/shown';

export type Control = 'Invite' | 'Transfer' | 'Join' | 'Leave' | 'Kick';

/** M5: only what is allowed. A transfer needs somebody to hand over; nobody is kicked who is gone. */
export function controlsOf(mine: Pick<MeChat, 'relation' | 'visitor'>): Control[] {
  if (mine.relation === 'watcher') return ['Join', 'Leave'];
  return isGone(mine.visitor) ? ['Invite', 'Leave'] : ['Invite', 'Transfer', 'Leave', 'Kick'];
}
