/** Runs with its arguments and hands back the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** What was asked cannot be done; the message is all there is to say. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** A position of the log from the command line. */
export function positionOf(text: string | undefined, name: string, fallback: number, head: number): number {
  if (text === undefined) return fallback;
  const position = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(position)) throw new Unusable(`--${name} must be a number, not "${text}".`);
  if (position < 1) throw new Unusable(`--${name} ${position}: positions begin at 1.`);
  if (position > head) throw new Unusable(`--${name} ${position}: the log ends at ${head}.`);
  return position;
}
