/** Milliseconds: a gap longer than this is silence, and lasts so long where silence is skipped. */
const longest = 3_000;
const shortened = 500;

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Where it begins and how long it lasts when played. */
  readonly begins: number;
  readonly lasts: number;
}

/** The time of a chat with its silences shortened; in between it goes evenly. */
export class Silence {
  readonly #stretches: readonly Stretch[];
  /** Milliseconds of the whole when played so. */
  readonly total: number;

  /** `times` in any order; the first and the last are the ends. */
  constructor(times: readonly number[]) {
    const stops = [...new Set(times)].sort((one, other) => one - other);
    let begins = 0;
    this.#stretches = stops.slice(1).map((to, index) => {
      const from = stops[index] ?? to;
      const lasts = to - from > longest ? shortened : to - from;
      const stretch = { from, to, begins, lasts };
      begins += lasts;
      return stretch;
    });
    this.total = begins;
  }

  /** How much has been played at a time of the chat. */
  played(at: number): number {
    const stretch = this.#stretches[this.#find((one) => one.to > at)];
    if (!stretch) return this.total;
    const part = Math.max(0, at - stretch.from) / (stretch.to - stretch.from);
    return stretch.begins + part * stretch.lasts;
  }

  /** The time of the chat when so much has been played. */
  timeAt(played: number): number {
    const stretch = this.#stretches[this.#find((one) => one.begins + one.lasts > played)];
    if (!stretch) return this.#stretches.at(-1)?.to ?? 0;
    return stretch.from + (Math.max(0, played - stretch.begins) / stretch.lasts) * (stretch.to - stretch.from);
  }

  /** How long the silence is that this moment lies in; 0 where it lies in none. */
  around(at: number): number {
    const stretch = this.#stretches[this.#find((one) => one.to > at)];
    const length = stretch ? stretch.to - stretch.from : 0;
    return stretch && at >= stretch.from && length > longest ? length : 0;
  }

  /** The first stretch of which it holds; it holds of all after that. */
  #find(holds: (stretch: Stretch) => boolean): number {
    let [low, high] = [0, this.#stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.#stretches[middle];
      if (one && holds(one)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
