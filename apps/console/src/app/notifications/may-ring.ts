import type { Choices } from '../live/choices';
import type { Ring } from './moment';

interface Circumstances {
  readonly choices: Choices;
  readonly away: boolean;
  /** Whether any window of the console can be seen. */
  readonly seen: boolean;
}

const chosen = {
  waiting: 'soundWaiting',
  offer: 'soundOffer',
  message: 'soundMessage',
} as const satisfies Record<Ring, keyof Choices>;

/** Focused or not; quiet while away, except for what is meant for this very operator. */
export function mayRing(ring: Ring, { choices, away, seen }: Circumstances): boolean {
  if (choices.sound === 'off' || choices.volume === 0 || !choices[chosen[ring]]) return false;
  if (choices.sound === 'only when hidden' && seen) return false;
  return !away || ring === 'offer';
}
