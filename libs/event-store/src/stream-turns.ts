/** Lets those who need the same streams go one after the other, in the order in which they came. */
export class StreamTurns {
  readonly #last = new Map<string, Promise<void>>();

  /** Resolves when all who named one of these streams before are done; call what it answers when you are done. */
  async take(streams: readonly string[]): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    // All are claimed in one go, so two who want the same streams can never wait for each other.
    const before = streams.map((stream) => this.#last.get(stream));
    for (const stream of streams) this.#last.set(stream, promise);
    for (const earlier of before) if (earlier) await earlier;
    return () => {
      for (const stream of streams) if (this.#last.get(stream) === promise) this.#last.delete(stream);
      resolve();
    };
  }
}
