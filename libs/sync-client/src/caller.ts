import type { Refusal } from '#libs/contracts';
import { backOff, type LiveSocket, type Ports } from './ports';

type Answer = { ok: true } | Refusal;

interface Call {
  readonly event: string;
  /** Made anew at each attempt: after a cut it must say what we have by then. */
  readonly message: () => unknown;
  readonly settled: (answer: Answer) => void;
  attempts: number;
  /** The attempt whose answer counts; 0 while nothing is on its way. */
  inFlight: number;
  timer: unknown;
}

/** Milliseconds after which an unanswered attempt is repeated. */
const patience = 15_000;

/** Asks the server until it gives a final answer, and never while disconnected: socket.io would queue behind our back. */
export class Caller {
  readonly #calls = new Set<Call>();

  constructor(
    private readonly socket: LiveSocket,
    private readonly ports: Ports,
  ) {}

  /** Returns the way to give it up. */
  call<A extends Answer>(event: string, message: () => unknown, settled: (answer: A) => void): () => void {
    const call: Call = { event, message, settled: settled as Call['settled'], attempts: 0, inFlight: 0, timer: null };
    this.#calls.add(call);
    this.#attempt(call);
    return () => this.#forget(call);
  }

  resume(): void {
    for (const call of [...this.#calls]) this.#attempt(call);
  }

  pause(): void {
    for (const call of this.#calls) {
      call.inFlight = 0;
      this.ports.timers.clear(call.timer);
    }
  }

  #attempt(call: Call): void {
    this.ports.timers.clear(call.timer);
    if (!this.socket.connected) return;
    const attempt = (call.inFlight = ++call.attempts);
    call.timer = this.ports.timers.set(() => this.#later(call, 0), patience);
    this.socket.emit(call.event, call.message(), (answer: Answer) => {
      if (call.inFlight === attempt) this.#answered(call, answer);
    });
  }

  #answered(call: Call, answer: Answer): void {
    if (!answer.ok && answer.retry !== 'no') return this.#later(call, answer.afterMs ?? 0);
    this.#forget(call);
    call.settled(answer);
  }

  #later(call: Call, atLeast: number): void {
    call.inFlight = 0;
    this.ports.timers.clear(call.timer);
    const delay = Math.max(
      atLeast,
      backOff(call.attempts - 1, () => this.ports.random()),
    );
    call.timer = this.ports.timers.set(() => this.#attempt(call), delay);
  }

  #forget(call: Call): void {
    call.inFlight = 0;
    this.ports.timers.clear(call.timer);
    this.#calls.delete(call);
  }
}
