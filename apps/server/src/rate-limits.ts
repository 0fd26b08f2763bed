/** So many at once, and one more every `every` milliseconds. */
export interface Allowance {
  readonly burst: number;
  readonly every: number;
}

export interface RateTable {
  readonly visitor: Allowance;
  readonly operator: Allowance;
  readonly reading: Allowance;
  readonly signal: Allowance;
  /** Searching and opening what was. */
  readonly history: Allowance;
  /** Chats and lists taken out as files. */
  readonly export: Allowance;
  /** New visitors from one address. */
  readonly arrival: Allowance;
}

/** A visitor: 10 at once, then one a second; an operator: 50, then five. Reading and typing have their own. */
export const usualRates: RateTable = {
  visitor: { burst: 10, every: 1000 },
  operator: { burst: 50, every: 200 },
  reading: { burst: 10, every: 200 },
  signal: { burst: 4, every: 1000 },
  history: { burst: 30, every: 1000 },
  export: { burst: 10, every: 3000 },
  arrival: { burst: 60, every: 60_000 },
};

const forgetAfter = 3_600_000;

/** Token buckets in the memory of this node; several nodes allow a multiple. */
export class RateLimits {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private swept = 0;

  constructor(readonly table: RateTable = usualRates) {}

  /** Takes one; 0 when there was one, else how many milliseconds to wait. */
  take(kind: keyof RateTable, who: string, now: number): number {
    this.sweep(now);
    const { burst, every } = this.table[kind];
    const key = `${kind} ${who}`;
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / every);
    bucket.at = now;
    this.buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) * every);
    bucket.tokens -= 1;
    return 0;
  }

  private sweep(now: number): void {
    if (now - this.swept < forgetAfter) return;
    this.swept = now;
    for (const [key, bucket] of this.buckets) if (now - bucket.at > forgetAfter) this.buckets.delete(key);
  }
}
