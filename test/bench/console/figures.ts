/** Milliseconds of one measure, as often as it was taken. */
export type Samples = readonly number[];

/** Sorted, the value below which this part of all lies. */
export function quantile(samples: Samples, part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
  return Math.round(found * 10) / 10;
}

export const median = (samples: Samples): number => quantile(samples, 0.5);
