/** What is used of a socket.io client socket; made with `reconnection: false`, since LiveConnection does that. */
export interface LiveSocket {
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, listener: (...args: never[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
}

export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

/** Time, chance and the network's own word, handed in so that a test decides them. */
export interface Ports {
  readonly now: () => number;
  readonly random: () => number;
  readonly timers: Timers;
  /** Told when the browser says that the network is gone or back; it may be wrong in both. */
  readonly onNetwork: (listener: (isUp: boolean) => void) => void;
}

export const browserPorts: Ports = {
  now: () => Date.now(),
  random: () => Math.random(),
  timers: { set: (run, ms) => setTimeout(run, ms), clear: (handle) => clearTimeout(handle as number) },
  onNetwork: (listener) => {
    globalThis.addEventListener?.('online', () => listener(true));
    globalThis.addEventListener?.('offline', () => listener(false));
  },
};

/** Full jitter: anything from nothing to the doubled-each-time limit, so that many browsers never come back at once. */
export function backOff(attempt: number, random: () => number): number {
  return random() * Math.min(30_000, 500 * 2 ** attempt);
}
