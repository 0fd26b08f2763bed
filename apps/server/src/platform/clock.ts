/** Milliseconds since 1970. Handed to whoever needs the time, so that a test can be the clock; a class, so that Nest can hand it. */
export abstract class Clock {
  abstract now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
