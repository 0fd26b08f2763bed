import { Listener } from './listener';
import type { Connect } from './log-connection';

/**
 * Hears of new events by NOTIFY. Only ever a hint: whoever follows the log also polls, and after each reconnect a hint
 * without a position says that notices may have been missed.
 */
export class LogListener {
  readonly #hints = new Set<(head: number) => void>();
  readonly #listener: Listener;

  constructor(
    connect: Connect,
    private readonly lane = 0,
  ) {
    this.#listener = new Listener(connect, 'parley_log', {
      heard: (payload) => this.#heard(payload),
      connected: () => this.#tell(Infinity),
    });
  }

  /** `head` is Infinity when it is not known. */
  onHint(hint: (head: number) => void): () => void {
    this.#hints.add(hint);
    return () => this.#hints.delete(hint);
  }

  start(): void {
    this.#listener.start();
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #heard(payload: string): void {
    const [lane, head] = payload.split(':');
    if (Number(lane) === this.lane) this.#tell(Number(head));
  }

  #tell(head: number): void {
    for (const hint of this.#hints) hint(head);
  }
}
