import type { Request } from 'express';
import { isLoopbackAddress } from './network';

/** Where a request comes from, as far as the trusted proxies tell. */
export function addressOf(request: Request): string {
  return request.ip ?? request.socket.remoteAddress ?? '';
}

/** As the browser calls itself; for the list of devices. */
export function agentOf(request: Request): string {
  return (request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 200);
}

/** A container's published port hides where a request comes from: the default is taken there when that is said. */
export class ConfidentialWays {
  constructor(private readonly remoteBootstrap: boolean) {}

  has(request: Request): boolean {
    return this.remoteBootstrap || request.secure || isLoopbackAddress(addressOf(request));
  }
}
