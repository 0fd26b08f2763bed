import type { LiveSocket, Timers } from '#libs/sync-client';
import { type TabPorts, TabSocket } from '../tab-socket';

type Listener = (...args: never[]) => void;
interface Waiting {
  readonly run: () => Promise<unknown>;
  readonly fail: (why: Error) => void;
}

interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  frozen: boolean;
}

/** A real socket whose other end is the test. */
export class Wire implements LiveSocket {
  connected = false;
  tries = 0;
  readonly sent: { event: string; args: unknown[] }[] = [];
  readonly #listeners = new Map<string, Listener>();

  connect(): void {
    this.tries += 1;
  }
  disconnect(): void {
    this.connected = false;
  }
  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }
  emit(event: string, ...args: unknown[]): void {
    this.sent.push({ event, args });
  }
  push(event: string, ...args: unknown[]): void {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    (this.#listeners.get(event) as ((...all: unknown[]) => void) | undefined)?.(...args);
  }
}

/** Tabs with one lock and one channel; what is posted arrives when the test lets it. */
export class Browser {
  readonly wires: Wire[] = [];
  readonly #channels: Channel[] = [];
  #holder: Waiting | null = null;
  readonly #queue: Waiting[] = [];

  tab(timers: Timers): { socket: TabSocket; heard: string[]; freeze: () => void; inherited: () => number } {
    const own: Channel = { onmessage: null, frozen: false };
    this.#channels.push(own);
    let inherited = 0;
    const others = (): Channel[] => this.#channels.filter((one) => one !== own && !one.frozen);
    const channel = Object.assign(own, {
      postMessage: (data: unknown) =>
        others().forEach((one) => one.onmessage?.({ data: structuredClone(data) } as MessageEvent)),
      close: () => void this.#channels.splice(this.#channels.indexOf(own), 1),
    });
    const open = (): Wire => {
      this.wires.push(new Wire());
      return this.wires.at(-1)!;
    };
    const socket = new TabSocket({
      name: 'one',
      channel,
      locks: this.#locks(),
      timers,
      isVisible: () => true,
      open,
      inherit: () => (inherited += 1),
    });
    const heard: string[] = [];
    for (const event of ['connect', 'disconnect', 'delta', 'signal', 'bye', 'connect_error'])
      socket.on(event, () => heard.push(event));
    return { socket, heard, freeze: () => (own.frozen = true), inherited: () => inherited };
  }

  #locks(): TabPorts['locks'] {
    const request = (_name: string, { steal, signal }: LockOptions, run: () => Promise<unknown>): Promise<unknown> =>
      new Promise((done, fail) => {
        const waiting: Waiting = { run: () => run().then(done), fail };
        signal?.addEventListener('abort', () => {
          if (this.#holder === waiting) return;
          this.#queue.splice(this.#queue.indexOf(waiting), 1);
          fail(new Error('aborted'));
        });
        if (steal) this.#holder?.fail(new Error('stolen'));
        if (steal) this.#holder = null;
        this.#queue[steal ? 'unshift' : 'push'](waiting);
        void Promise.resolve().then(() => this.#grant());
      });
    return { request: request as unknown as LockManager['request'] };
  }

  #grant(): void {
    const next = this.#holder ? undefined : this.#queue.shift();
    if (!next) return;
    this.#holder = next;
    void next.run().then(() => {
      if (this.#holder === next) this.#holder = null;
      this.#grant();
    });
  }
}
