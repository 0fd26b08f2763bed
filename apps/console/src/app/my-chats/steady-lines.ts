import type { LogLine } from './log-lines';

/** Makes of each line the same one again while nothing in it has changed: its row on the screen is left alone. */
export class SteadyLines {
  #last: ReadonlyMap<string, LogLine> = new Map();

  from(lines: readonly LogLine[]): readonly LogLine[] {
    const made = lines.map((line) => {
      const last = this.#last.get(line.key);
      return last && isSame(line, last) ? last : line;
    });
    this.#last = new Map(made.map((line) => [line.key, line]));
    return made;
  }
}

function isSame(one: object, other: object): boolean {
  const values = Object.entries(one);
  const before = new Map<string, unknown>(Object.entries(other));
  return values.length === before.size && values.every(([key, value]) => isEqual(value, before.get(key)));
}

/** An author is made anew with each line. */
function isEqual(value: unknown, before: unknown): boolean {
  return value === before || (isObject(value) && isObject(before) && isSame(value, before));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
