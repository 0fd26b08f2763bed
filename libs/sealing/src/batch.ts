/** Gathers what is asked for in one turn of the loop, and asks once. */
export class Batch<V> {
  #wanted = new Map<string, PromiseWithResolvers<V>>();

  constructor(private readonly ask: (ids: readonly string[]) => Promise<Map<string, V>>) {}

  get(id: string): Promise<V> {
    if (this.#wanted.size === 0) setImmediate(() => void this.#flush());
    const one = this.#wanted.get(id) ?? Promise.withResolvers<V>();
    this.#wanted.set(id, one);
    return one.promise;
  }

  async #flush(): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = new Map();
    try {
      const answers = await this.ask([...wanted.keys()]);
      for (const [id, one] of wanted) one.resolve(answers.get(id) as V);
    } catch (error) {
      for (const one of wanted.values()) one.reject(error);
    }
  }
}
