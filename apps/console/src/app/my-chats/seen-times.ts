/** When a visitor's place moved, as it was seen to move here: the rows carry places only. */
export class SeenTimes {
  readonly #moves: { read: number; at: number }[] = [];
  #before: number | null = null;
  #known = 0;

  /** The visitor has read up to here; what was so when first heard of has no time. */
  heard(read: number, now: number): void {
    this.#before ??= read;
    if (read > Math.max(this.#known, this.#before)) this.#moves.push({ read, at: now });
    this.#known = Math.max(read, this.#known);
  }

  /** When the item of this place was seen; null: before this page looked. */
  of(place: number): number | null {
    if (this.#before === null || place <= this.#before) return null;
    return this.#moves.find((move) => move.read >= place)?.at ?? null;
  }
}
