import type { Timers } from '../ports';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so; timers run in the order in which they are due. */
export class FakeClock implements Timers {
  time = 1_000_000;
  #timers: Timer[] = [];

  now = (): number => this.time;

  set(run: () => void, ms: number): Timer {
    const timer = { at: this.time + ms, run };
    this.#timers.push(timer);
    return timer;
  }

  clear(handle: unknown): void {
    this.#timers = this.#timers.filter((timer) => timer !== handle);
  }

  advance(ms: number): void {
    const end = this.time + ms;
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.time = Math.max(this.time, next.at);
      this.clear(next);
      next.run();
    }
    this.time = end;
  }

  #due(end: number): Timer | undefined {
    return this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
