/** A set of listeners; one that is added hears what comes later and is taken out by the function it gets. */
export class Listeners<A extends unknown[]> {
  readonly #all = new Set<(...args: A) => void>();

  add(listener: (...args: A) => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  tell(...args: A): void {
    for (const listener of [...this.#all]) listener(...args);
  }
}
