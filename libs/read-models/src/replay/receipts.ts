import type { Time } from '#libs/contracts';

/** That a place had reached somebody's screen, and the fact that says so. */
export interface Arrival {
  readonly at: Time;
  readonly position: number;
}

/** How far each reader's screen had received the thread: places only grow, so the first receipt that covers one counts. */
export class Receipts {
  readonly #steps = new Map<string, (Arrival & { readonly delivered: number })[]>();

  take(reader: string, delivered: number, arrival: Arrival): void {
    const steps = this.#steps.get(reader) ?? [];
    if (delivered <= (steps.at(-1)?.delivered ?? 0)) return;
    steps.push({ ...arrival, delivered });
    this.#steps.set(reader, steps);
  }

  /** Null: nothing proves that it ever arrived. */
  of(reader: string, place: number): Arrival | null {
    const steps = this.#steps.get(reader) ?? [];
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((steps[middle]?.delivered ?? 0) >= place) high = middle;
      else low = middle + 1;
    }
    return steps[low] ?? null;
  }
}
