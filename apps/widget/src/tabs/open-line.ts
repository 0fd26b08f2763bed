import { type LiveSocket, openSocket } from '#libs/sync-client';
import { browserTimers as timers } from '../chat/timers';
import { TabSocket } from './tab-socket';

/** The visitor's socket: one for all tabs of the browser, or where tabs can't speak to each other, one for this page. */
export function openLine(token: string, shared: boolean, inherit: () => void): LiveSocket {
  const open = (): LiveSocket => openSocket(`${location.origin}/visitor`, { token });
  const { locks } = navigator;
  // Only the origin itself can hear the name, and it has the token anyway.
  const name = `parley:${token}`;
  const channel = shared && locks ? channelOf(name) : null;
  if (!channel) return open();
  const isVisible = (): boolean => document.visibilityState === 'visible';
  const socket = new TabSocket({ name, channel, locks, timers, isVisible, open, inherit });
  addEventListener('pagehide', () => socket.leave());
  return socket;
}

function channelOf(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
