import type { Ack } from '#libs/contracts';
import type { LiveSocket } from '#libs/sync-client';

type Listener = (told: unknown) => void;

/**
 * What an auditor has in place of a socket: each message goes over HTTP and is answered, and nothing is pushed. What a
 * command may have changed is asked for again.
 */
export class HttpSocket implements LiveSocket {
  connected = false;
  readonly #listeners = new Map<string, Listener>();

  constructor(private readonly csrfToken: string) {}

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as Listener);
  }

  connect(): void {
    this.connected = true;
    queueMicrotask(() => this.#tell('connect'));
  }

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.#tell('disconnect');
  }

  emit(event: string, message: unknown, answer?: (answer: unknown) => void): void {
    if (answer) void this.#ask(event, message, answer);
  }

  async #ask(event: string, message: unknown, answer: (answer: unknown) => void): Promise<void> {
    try {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': this.csrfToken };
      const response = await fetch(`/api/${event}`, { method: 'POST', headers, body: JSON.stringify(message) });
      const told = (await response.json()) as Ack;
      answer(told);
      // Heads that name no feed: each one that is open is asked for
      if (event === 'cmd' && told.ok) this.#tell('heads', {});
    } catch {
      this.disconnect();
    }
  }

  #tell(event: string, told?: unknown): void {
    this.#listeners.get(event)?.(told);
  }
}
