import type { LiveSocket, Timers } from '#libs/sync-client';
import { Kind, type Packet, read, written } from './packets';

type Listener = (...args: unknown[]) => void;
/** What is used of the browser's own socket. */
export type Web = Pick<WebSocket, 'onmessage' | 'onclose' | 'onerror' | 'send' | 'close'>;

export interface SlimPorts {
  readonly open: () => Web;
  readonly timers: Timers;
  readonly now: () => number;
}

/** Milliseconds that the server has to say its first word. */
const patience = 20_000;

/**
 * socket.io's protocol 5 over Engine.IO 4, as far as the chat needs it: a WebSocket, one namespace, nothing binary, one listener
 * an event. Whoever holds it opens it again.
 */
export class SlimSocket implements LiveSocket {
  connected = false;
  readonly #listeners = new Map<string, Listener>();
  readonly #answers = new Map<number, Listener>();
  #web: Web | null = null;
  #calls = 0;
  #timer: unknown = null;
  /** Milliseconds that the server may be silent. */
  #silence = patience;
  #silentUntil = 0;

  constructor(
    private readonly ports: SlimPorts,
    private readonly namespace: string,
    private readonly auth: object,
  ) {}

  connect(): void {
    if (this.#web) return;
    this.#silence = patience;
    this.#alive();
    const web = (this.#web = this.ports.open());
    web.onmessage = ({ data }) => web === this.#web && this.#frame(String(data));
    web.onclose = () => web === this.#web && this.#gone('transport close');
    web.onerror = () => web === this.#web && this.#gone('transport error');
  }

  disconnect(): void {
    if (this.connected) this.#send(Kind.disconnect);
    this.#gone('io client disconnect');
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as Listener);
  }

  emit(event: string, ...args: unknown[]): void {
    // After a sleep of the machine the timers come late.
    if (this.ports.now() > this.#silentUntil) this.#gone('ping timeout');
    if (!this.connected) return;
    const answered = args.at(-1);
    const id = typeof answered === 'function' ? this.#calls++ : undefined;
    if (id !== undefined) this.#answers.set(id, args.pop() as Listener);
    this.#send(Kind.event, id, [event, ...args]);
  }

  /** Engine.IO's frames: 0 opens, 1 closes, 2 asks for a sign of life (that is 3), 4 carries a packet. */
  #frame(frame: string): void {
    const [kind, rest] = [frame[0], frame.slice(1)];
    if (kind === '0') this.#opened(JSON.parse(rest) as { pingInterval: number; pingTimeout: number });
    else if (kind === '2') this.#web?.send('3');
    this.#alive();
    if (kind === '1') this.#gone('transport close');
    else if (kind === '4') this.#packet(read(rest));
  }

  #opened({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }): void {
    this.#silence = pingInterval + pingTimeout;
    this.#send(Kind.connect, undefined, this.auth);
  }

  #packet(packet: Packet | null): void {
    if (!packet) return this.#gone('parse error');
    const { kind, namespace, id, data } = packet;
    if (namespace !== this.namespace) return;
    if (kind === Kind.connect) {
      this.connected = true;
      this.#tell('connect');
    } else if (kind === Kind.event) this.#tell(...(data as [string, ...unknown[]]));
    else if (kind === Kind.answer) this.#answer(Number(id), data as unknown[]);
    else if (kind === Kind.disconnect) this.#gone('io server disconnect');
    else this.#gone('refused', data);
  }

  #answer(id: number, args: unknown[]): void {
    const answered = this.#answers.get(id);
    this.#answers.delete(id);
    answered?.(...args);
  }

  #send(kind: number, id?: number, data?: unknown): void {
    this.#web?.send(`4${written({ kind, namespace: this.namespace, id, data })}`);
  }

  #alive(): void {
    this.ports.timers.clear(this.#timer);
    this.#silentUntil = this.ports.now() + this.#silence;
    this.#timer = this.ports.timers.set(() => this.#gone('ping timeout'), this.#silence);
  }

  /** Told once: what the old connection still says is not heard. `refusal`: the server's, with a code in its `data`. */
  #gone(why: string, refusal: unknown = { message: why }): void {
    const web = this.#web;
    if (!web) return;
    const was = this.connected;
    this.#web = null;
    this.connected = false;
    this.#answers.clear();
    this.ports.timers.clear(this.#timer);
    web.close();
    if (was) this.#tell('disconnect', why);
    else if (why !== 'io client disconnect') this.#tell('connect_error', refusal);
  }

  #tell(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...args);
  }
}
