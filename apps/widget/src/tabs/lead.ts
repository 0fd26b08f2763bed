import type { SyncAnswer } from '#libs/contracts';
import type { LiveSocket } from '#libs/sync-client';
import type { Said } from './said';

const passedOn = ['connect', 'disconnect', 'connect_error', 'delta', 'heads', 'signal', 'bye'];

/** Holds the socket for every tab: what they emit goes out on it, what comes in on it goes to them. */
export class Lead {
  /** The newest place in the queue: the server says it once per socket, tabs come later. */
  #place: unknown = null;

  constructor(
    private readonly socket: LiveSocket,
    private readonly by: string,
    private readonly say: (said: Said) => void,
    /** Texts of a tab that went may lie there. */
    private readonly inherit: () => void,
  ) {
    for (const event of passedOn) socket.on(event, (...args: unknown[]) => this.#pass(event, args));
  }

  hear(said: Said): void {
    if (said.kind === 'connect') this.#connect(said.by);
    else if (said.kind === 'ping') this.say({ kind: 'pong', by: this.by, to: said.by });
    else if (said.kind === 'gone') this.inherit();
    else if (said.kind === 'emit') this.#emit(said);
  }

  close(): void {
    this.socket.disconnect();
  }

  #connect(tab: string): void {
    if (this.socket.connected) this.#tell(tab, 'connect', []);
    else this.socket.connect();
  }

  /** A thread that one tab gives up may be another tab's; one that nobody looks at has ended and changes no more. */
  #emit({ by, call, event, args }: Said & { kind: 'emit' }): void {
    if (!this.socket.connected || event === 'unsync') return;
    if (call === null) return void this.socket.emit(event, ...args);
    this.socket.emit(event, ...args, (answer: unknown) => {
      this.say({ kind: 'answer', by: this.by, to: by, call, answer });
      if (event === 'sync') this.#synced(by, answer as SyncAnswer);
    });
  }

  /** The server counts what this socket was sent, whichever tab had asked: the others must know that there is more. */
  #synced(tab: string, answer: Partial<SyncAnswer>): void {
    for (const one of answer.feeds ?? []) {
      if ('denied' in one || one.more) continue;
      this.#tell(null, 'delta', [{ feed: one.feed, from: one.to, to: one.to, rows: [] }]);
    }
    if (this.#place) this.#tell(tab, 'signal', [this.#place]);
  }

  #pass(event: string, args: unknown[]): void {
    const [first] = args as [{ kind?: string } | undefined];
    if (event === 'signal' && first?.kind === 'queue') this.#place = first;
    // A tab that crashed said no goodbye: looked for with every connection, and with each watchdog of the server.
    if (event === 'connect' || event === 'heads') this.inherit();
    this.#tell(null, event, clonable(event, args));
  }

  #tell(to: string | null, event: string, args: unknown[]): void {
    this.say({ kind: 'event', by: this.by, to, event, args });
  }
}

/** Errors and the browser's own events can't go to another tab; of them only the server's code counts. */
function clonable(event: string, args: unknown[]): unknown[] {
  const [first] = args as [{ data?: unknown } | undefined];
  if (event === 'connect_error') return [{ data: first?.data }];
  return event === 'disconnect' ? [] : args;
}
