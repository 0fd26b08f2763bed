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

/** Time and chance, handed in so that a test decides both. */
export interface Ports {
  readonly now: () => number;
  readonly random: () => number;
  readonly timers: Timers;
}

export const browserPorts: Ports = {
  now: () => Date.now(),
  random: () => Math.random(),
  timers: { set: (run, ms) => setTimeout(run, ms), clear: (handle) => clearTimeout(handle as number) },
};

/** Full jitter: anything from nothing to the doubled-each-time limit, so that many browsers never come back at once. */
export function backOff(attempt: number, random: () => number): number {
  return random() * Math.min(30_000, 500 * 2 ** attempt);
}
