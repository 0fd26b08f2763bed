/** Milliseconds since 1970. Handed to whoever needs the time, so that a test can be the clock. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
