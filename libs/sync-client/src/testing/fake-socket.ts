import type { SyncMessage } from '#libs/contracts';
import type { LiveSocket } from '../ports';

/** What any message of the protocol may hold, as far as specs look at it. */
export type Message = SyncMessage & { id: string; chat: string; body: { text: string } };

export interface Sent {
  readonly event: string;
  readonly message: Message;
  readonly answer: (ack: unknown) => void;
}

/** A socket whose other end is the test: it says when a connection stands, and reads what was sent. */
export class FakeSocket implements LiveSocket {
  connected = false;
  tries = 0;
  sent: Sent[] = [];
  readonly #listeners = new Map<string, (...args: unknown[]) => void>();

  connect(): void {
    this.tries += 1;
  }

  disconnect(): void {
    this.drop();
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as (...args: unknown[]) => void);
  }

  emit(event: string, message: Message, answer: (ack: unknown) => void): void {
    if (!this.connected) throw new Error(`${event} was sent while disconnected`);
    this.sent.push({ event, message, answer });
  }

  accept(): void {
    this.connected = true;
    this.push('connect');
  }

  refuse(code?: string): void {
    this.push('connect_error', Object.assign(new Error('refused'), code ? { data: { code } } : {}));
  }

  drop(): void {
    if (!this.connected) return;
    this.connected = false;
    this.push('disconnect', 'transport close');
  }

  push(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...args);
  }

  /** What was sent since the last look, of one kind. */
  take(event: string): Sent[] {
    const taken = this.sent.filter((one) => one.event === event);
    this.sent = this.sent.filter((one) => one.event !== event);
    return taken;
  }
}
