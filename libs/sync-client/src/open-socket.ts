import { io } from 'socket.io-client';
import type { LiveSocket } from './ports';

/** A socket of one namespace, not yet connected; LiveConnection opens it and opens it again. */
export function openSocket(url: string, auth: Record<string, string>): LiveSocket {
  return io(url, { path: '/socket.io', transports: ['websocket'], auth, autoConnect: false, reconnection: false });
}
