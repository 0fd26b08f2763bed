import type { IncomingMessage } from 'node:http';
import type { Config } from '../platform/config';
import type { Wire } from './wire';

/** What both gateways share: the wire, made once the server knows its port, and who may call it from a browser. */
export class WireHolder {
  wire!: Wire;

  constructor(
    private readonly config: Pick<Config, 'publicUrl' | 'widgetUrl'>,
    /** The port that this server listens on. */
    private readonly port: () => number,
  ) {}

  consoleOrigins(_: IncomingMessage): ReadonlySet<string> {
    return new Set(this.config.publicUrl ? [this.config.publicUrl.origin] : this.local());
  }

  /** The chat frame is served by this server, so its origin is ours and not the site's. */
  widgetOrigins(request: IncomingMessage): ReadonlySet<string> {
    const widget = this.config.widgetUrl ? [this.config.widgetUrl.origin] : [];
    return new Set([...this.consoleOrigins(request), ...widget]);
  }

  /** This very server, as browsers on this machine may call it. */
  local(): string[] {
    return ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${this.port()}`);
  }
}
