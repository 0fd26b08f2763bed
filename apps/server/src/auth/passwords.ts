import { hash, verify } from '@node-rs/argon2';
import { Overloaded } from '#libs/event-store';

/** argon2id (the default of the library), OWASP's minimum: 19 MiB, two passes, one lane. About 12 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const spelledCost = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** What the seed says a new operator has. */
export const defaultPassword = 'password';
/** Bytes; what is longer is refused before any work. */
export const longestPassword = 1_024;

/** One spelling of what looks the same; applied when a password is set and when it is checked. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** Hashes and checks, a few at once: a flood of sign-ins must not take the machine's memory. */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody: Promise<string>;

  constructor(
    private readonly atOnce = 4,
    private readonly longestQueue = 50,
  ) {
    this.nobody = hash('nobody has this password', cost);
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), cost));
  }

  /** Against nobody's hash where there is none (null), which costs the same and is always false. */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const against = stored ?? (await this.nobody);
    const right = await this.inTurn(() => verify(against, normalised(password)));
    return right && stored !== null;
  }

  /** The hash was made when hashing was cheaper. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(spelledCost);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.longestQueue) throw new Overloaded('too many sign-ins at once');
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
