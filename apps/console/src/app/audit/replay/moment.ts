/** A point of a chat's time: everything up to `position` among what happened in that millisecond. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly position: number;
}

export const wholeMillisecond = Number.MAX_SAFE_INTEGER;
export const momentAt = (at: number): Moment => ({ at, position: wholeMillisecond });

export const compare = (one: Moment, other: Moment): number => one.at - other.at || one.position - other.position;

/** How many of the moments, which are in order, have come by then. */
export function countUpTo(moments: readonly Moment[], now: Moment): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = moments[middle];
    if (one && compare(one, now) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As it stands in the address: milliseconds, and the position of an event where the moment is one. */
export function momentText({ at, position }: Moment): string {
  return position === wholeMillisecond ? String(Math.round(at)) : `${at}-${position}`;
}

export function momentOf(text: string | null | undefined): Moment | null {
  const found = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(text ?? '');
  if (!found) return null;
  return { at: Number(found[1]), position: found[2] === undefined ? wholeMillisecond : Number(found[2]) };
}
