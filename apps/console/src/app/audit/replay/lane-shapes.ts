import type { ReplayLane } from '#libs/contracts';

/** Where something stands on a lane, in percent of its length. */
export interface Bar {
  readonly at: number;
  readonly width: number;
  readonly as: ReplayLane['spans'][number]['as'];
}

export const percentOf = (at: number, start: number, end: number): number =>
  end <= start ? 0 : Math.min(100, Math.max(0, ((at - start) / (end - start)) * 100));

export function barsOf({ spans }: ReplayLane, start: number, end: number): Bar[] {
  return spans.map(({ from, to, as }) => {
    const at = percentOf(from, start, end);
    return { at, width: percentOf(to ?? end, start, end) - at, as };
  });
}

/** Of acts that would lie on one another one stands for all: more than a tick for each half percent is a smear. */
export function ticksOf({ acts }: ReplayLane, start: number, end: number): number[] {
  return [...new Set(acts.map((at) => Math.round(percentOf(at, start, end) * 2) / 2))];
}

/** Round times under the lanes, with the beginning and the end. */
export function axisOf(start: number, end: number, parts = 5): number[] {
  return Array.from({ length: parts + 1 }, (_, index) => start + ((end - start) * index) / parts);
}
