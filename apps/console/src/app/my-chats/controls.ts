import type { MeChat } from '#libs/contracts';
import type { IconName } from '../ui/icon';
import { isGone } from '../ui/shown';

export type Control = 'Invite' | 'Transfer' | 'Join' | 'Leave' | 'Kick';

/** M5: only what is allowed. A transfer needs somebody to hand over; nobody is kicked who is gone. */
export function controlsOf(mine: Pick<MeChat, 'relation' | 'visitor'>): Control[] {
  if (mine.relation === 'watcher') return ['Join', 'Leave'];
  return isGone(mine.visitor) ? ['Leave', 'Invite'] : ['Invite', 'Transfer', 'Leave', 'Kick'];
}

export const controlIcons: Record<Control, IconName> = {
  Invite: 'invite',
  Transfer: 'transfer',
  Join: 'join',
  Leave: 'leave',
  Kick: 'kick',
};
/** As in the map of keys; Kick has none on purpose. */
export const controlKeys: Partial<Record<Control, string>> = { Invite: 'I', Transfer: 'T', Leave: 'L' };
export const controlWords = {
  Invite: 'verb.invite',
  Transfer: 'verb.transfer',
  Join: 'verb.join',
  Leave: 'verb.leave',
  Kick: 'verb.kick',
} as const;
/** The accessible names: the word, then whom or what it is about. */
export const controlNames = {
  Invite: 'named.invite',
  Transfer: 'named.transfer',
  Join: 'named.join',
  Leave: 'named.leave',
  Kick: 'named.kick',
} as const;
