export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(3));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * `workers` callers, each of whom waits for an answer before the next call. Counted is what is answered after the first
 * fifth of the time; `carries` is how many events one call brings.
 */
export async function closedLoop(
  workers: readonly (() => Promise<unknown>)[],
  milliseconds: number,
  carries = 1,
): Promise<Measured> {
  const started = performance.now();
  const from = started + milliseconds / 5;
  const until = from + milliseconds;
  const took: number[] = [];
  const one = async (call: () => Promise<unknown>): Promise<void> => {
    for (let begun = performance.now(); begun < until;) {
      await call();
      const ended = performance.now();
      if (ended >= from && ended <= until) took.push(ended - begun);
      begun = ended;
    }
  };
  await Promise.all(workers.map(one));
  took.sort((a, b) => a - b);
  const perSecond = Math.round((took.length * carries * 1000) / milliseconds);
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
