import { EndpointFault } from './site-endpoint';

/** Questions that one site is asked at a time, and that may wait behind them. */
const atOnce = 4;
const mostWaiting = 100;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

/** A slow site keeps its own chats waiting and nobody else's. */
export class SiteTurns {
  private readonly lines = new Map<string, Line>();

  /** Resolves when it is this one's turn, with what ends the turn. */
  async take(site: string): Promise<() => void> {
    const line = this.lines.get(site) ?? { running: 0, waiting: [] };
    this.lines.set(site, line);
    if (line.running < atOnce) line.running++;
    else if (line.waiting.length >= mostWaiting) throw new EndpointFault('busy');
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    return () => this.done(site, line);
  }

  /** The place goes to the next in line, or is free. */
  private done(site: string, line: Line): void {
    const next = line.waiting.shift();
    if (next) return next();
    if (--line.running === 0) this.lines.delete(site);
  }
}
