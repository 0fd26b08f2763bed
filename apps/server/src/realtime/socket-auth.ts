import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import type { Caller } from '../auth/permissions';

/** Who is behind a socket, and how to ask again. */
export interface Connected {
  readonly caller: () => Promise<Caller | null>;
  /** The session that the socket ends with; null for visitors. */
  readonly session: string | null;
}

/** What socket.io hands to `connect_error`: the code stands in the message. */
export class Refused extends Error {
  readonly data: { code: string };

  constructor(code: string) {
    super(code);
    this.data = { code };
  }
}

/** A handshake without an Origin comes from no browser; then there is no cookie to misuse either. */
export function mayShakeHands(
  request: IncomingMessage,
  origins: (request: IncomingMessage) => ReadonlySet<string>,
): boolean {
  const { origin, cookie } = request.headers;
  if (origin === undefined) return cookie === undefined;
  return origins(request).has(origin);
}

export function tokenOf(socket: Socket, name: 'token' | 'csrfToken'): string {
  const value: unknown = (socket.handshake.auth as Record<string, unknown>)[name];
  return typeof value === 'string' && value.length <= 200 ? value : '';
}
