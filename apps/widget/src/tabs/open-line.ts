import type { LiveSocket } from '#libs/sync-client';
import { browserTimers as timers } from '../chat/timers';
import { SlimSocket } from '../slim/slim-socket';
import { TabSocket } from './tab-socket';

const address = `${location.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
const ports = { open: () => new WebSocket(address), timers, now: Date.now };

/** The visitor's socket: one for all tabs of the browser, or where tabs can't speak to each other, one for this page. */
export function openLine(token: string, shared: boolean, inherit: () => void): LiveSocket {
  const open = (): LiveSocket => new SlimSocket(ports, '/visitor', { token });
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
