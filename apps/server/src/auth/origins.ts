import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { isLoopbackAddress } from './network';

export interface KnownAddresses {
  readonly publicUrl: URL | null;
  readonly widgetUrl: URL | null;
  /** What Parley listens on. */
  readonly host: string;
}

function hostName(host: string): string {
  return (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '').replace(/^\[|\]$/g, '');
}

/**
 * Which hosts and origins are Parley's own. A name that somebody pointed at this machine is none of them: a page under such
 * a name could otherwise speak with the Parley of whoever looks at it.
 */
export class Origins {
  private readonly hosts: ReadonlySet<string>;

  constructor(private readonly known: KnownAddresses) {
    const urls = [known.publicUrl, known.widgetUrl].filter((url) => url !== null);
    this.hosts = new Set(urls.map((url) => url.host));
  }

  /** Addresses without a name can't be pointed elsewhere; this machine's own name is always good. */
  isOwnHost(host: string | undefined): boolean {
    if (host === undefined) return false;
    const lower = host.toLowerCase();
    const name = hostName(lower);
    if (this.hosts.has(lower) || name === 'localhost' || isLoopbackAddress(name)) return true;
    return this.known.publicUrl === null && (isIP(name) !== 0 || name === this.known.host.toLowerCase());
  }

  /** Whether a browser's page of that origin, on the way to `host`, is ours. */
  isOwnOrigin(origin: string, host: string | undefined): boolean {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || !this.isOwnHost(host)) return false;
    return new URL(origin).host === host?.toLowerCase() && /^https?:/.test(origin);
  }

  /** For requests that change something. Without Sec-Fetch-Site and Origin it comes from no browser of today. */
  maySend(headers: IncomingHttpHeaders): boolean {
    const site = headers['sec-fetch-site'];
    if (!this.isOwnHost(headers.host) || (site !== undefined && site !== 'same-origin')) return false;
    return headers.origin === undefined || this.isOwnOrigin(headers.origin, headers.host);
  }
}
