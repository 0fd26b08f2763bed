import { type LiveSocket, type Timers, uuidv7 } from '#libs/sync-client';
import { Lead } from './lead';
import type { Said } from './said';

/** What tabs share; a test plays it. */
export interface TabPorts {
  /** Names the lock; the channel has the same name. */
  readonly name: string;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
  readonly locks: Pick<LockManager, 'request'>;
  readonly timers: Timers;
  readonly isVisible: () => boolean;
  readonly open: () => LiveSocket;
  /** This tab holds the socket now, or another one went: texts may lie there that nobody sends. */
  readonly inherit: () => void;
}

/** Milliseconds between two signs of life that a visible tab asks for. */
export const pingEvery = 2_000;

/** One socket for all tabs of a visitor: the tab with the lock holds it, the others reach it over the channel. */
export class TabSocket implements LiveSocket {
  connected = false;
  readonly #tab = uuidv7();
  readonly #listeners = new Map<string, (...args: unknown[]) => void>();
  readonly #answers = new Map<number, (answer: unknown) => void>();
  #calls = 0;
  #lead: Lead | null = null;
  /** The tab whose socket counts; what an earlier one still says is not heard. */
  #leader: string | null = null;
  #release: () => void = () => undefined;
  #queue = new AbortController();
  #wanted = false;
  #unanswered = 0;
  #timer: unknown = null;

  constructor(private readonly ports: TabPorts) {
    ports.channel.onmessage = ({ data }: MessageEvent<Said>) => this.#hear(data);
    this.#wait({ signal: this.#queue.signal });
    this.#ping();
  }

  connect(): void {
    this.#wanted = true;
    this.#tell({ kind: 'connect', by: this.#tab });
  }

  disconnect(): void {
    this.#wanted = this.connected = false;
    this.ports.timers.clear(this.#timer);
    this.#queue.abort();
    this.#step(null);
    this.ports.channel.close();
  }

  /** The page goes away. */
  leave(): void {
    if (!this.#lead) this.#tell({ kind: 'gone', by: this.#tab });
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as (...args: unknown[]) => void);
  }

  emit(event: string, ...args: unknown[]): void {
    const answered = args.at(-1);
    const call = typeof answered === 'function' ? ++this.#calls : null;
    if (call) this.#answers.set(call, args.pop() as (answer: unknown) => void);
    this.#tell({ kind: 'emit', by: this.#tab, call, event, args });
  }

  #wait(options: LockOptions): void {
    const held = this.ports.locks.request(this.ports.name, options, () => this.#takeOver());
    // Another tab took the lock away: this one had not answered. Or the wait was given up.
    held.catch(() => {
      if (!this.#lead) return;
      this.#step(null);
      this.#leader = null;
      this.#lost();
      this.#queue = new AbortController();
      this.#wait({ signal: this.#queue.signal });
    });
  }

  #takeOver(): Promise<void> {
    this.#lost();
    this.#step(new Lead(this.ports.open(), this.#tab, (said) => this.#say(said), this.ports.inherit));
    this.ports.inherit();
    this.#say({ kind: 'leads', by: this.#tab });
    return new Promise((release) => (this.#release = release));
  }

  #step(lead: Lead | null): void {
    this.#lead?.close();
    this.#lead = lead;
    if (!lead) this.#release();
  }

  /** To the tab with the socket, which may be this one. */
  #tell(said: Said): void {
    if (this.#lead) this.#lead.hear(said);
    else this.ports.channel.postMessage(said);
  }

  /** From the tab with the socket, which is this one. */
  #say(said: Said): void {
    const to = 'to' in said ? said.to : null;
    if (to !== this.#tab) this.ports.channel.postMessage(said);
    this.#hear(said);
  }

  #hear(said: Said): void {
    if (this.#lead && said.by !== this.#tab) return this.#lead.hear(said);
    if ('to' in said && said.to !== null && said.to !== this.#tab) return;
    if (said.kind === 'leads') this.#led(said.by);
    else if (said.kind === 'pong') this.#unanswered = 0;
    else if (said.kind === 'answer') this.#answered(said.call, said.answer);
    else if (said.kind === 'event') this.#happened(said);
  }

  #led(by: string): void {
    this.#leader = by;
    this.#lost();
    if (this.#wanted) this.connect();
  }

  #answered(call: number, answer: unknown): void {
    this.#answers.get(call)?.(answer);
    this.#answers.delete(call);
  }

  #happened({ by, event, args }: Said & { kind: 'event' }): void {
    this.#leader ??= by;
    if (by !== this.#leader || (event === 'connect' && this.connected)) return;
    if (event === 'disconnect') return this.#lost();
    if (event === 'connect') this.connected = true;
    this.#fire(event, args);
  }

  #lost(): void {
    this.#answers.clear();
    if (!this.connected) return;
    this.connected = false;
    this.#fire('disconnect', []);
  }

  #fire(event: string, args: unknown[]): void {
    this.#listeners.get(event)?.(...args);
  }

  /** A tab that the system froze keeps its lock and answers nobody: the one that is looked at takes it away. */
  #ping(): void {
    this.#timer = this.ports.timers.set(() => this.#ping(), pingEvery);
    if (this.#lead || !this.ports.isVisible()) return void (this.#unanswered = 0);
    if (this.#unanswered++ < 3) return this.#tell({ kind: 'ping', by: this.#tab });
    this.#unanswered = 0;
    this.#queue.abort();
    this.#wait({ steal: true });
  }
}
