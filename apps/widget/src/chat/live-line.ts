import type { VisitorAnswer } from '#libs/contracts';
import type { LiveConnection } from '#libs/sync-client';
import { signal } from '@preact/signals';
import type { VisitorSession } from './visitor-session';

export type LineState = 'connecting' | 'live' | 'reconnecting' | 'outdated';
/** Milliseconds: the longest pause between two tries to get a token, and the shortest between two tokens. */
const longestPause = 30_000;
const freshFor = 10_000;

/** The line to Parley: a token first, then a connection; both anew when the server no longer knows the token. */
export class LiveLine {
  readonly state = signal<LineState>('connecting');
  /** When the next try is made, this browser's clock; null while one runs or none is needed. */
  readonly retryAt = signal<number | null>(null);
  connection: LiveConnection | null = null;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #openedAt = -Infinity;

  constructor(
    private readonly session: VisitorSession,
    private readonly connect: (token: string) => LiveConnection,
    private readonly opened: (answer: VisitorAnswer, connection: LiveConnection) => void,
  ) {}

  async open(): Promise<void> {
    clearTimeout(this.#timer);
    this.retryAt.value = null;
    try {
      this.#hold(await this.session.open());
    } catch {
      this.#openLater(Math.random() * Math.min(longestPause, 1_000 * 2 ** this.#attempts++));
    }
  }

  tryNow(): void {
    if (this.connection) this.connection.tryNow();
    else if (this.retryAt.value !== null) void this.open();
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }

  #hold(answer: VisitorAnswer): void {
    const connection = this.connect(answer.token);
    this.connection = connection;
    this.#attempts = 0;
    this.#openedAt = Date.now();
    connection.onState(() => this.#follow(connection));
    connection.onBye(({ why }) => {
      if (why === 'outdated') this.state.value = 'outdated';
      else if (why === 'signed-out') this.#renew(connection);
    });
    this.opened(answer, connection);
    this.#follow(connection);
  }

  #follow(connection: LiveConnection): void {
    if (connection !== this.connection || connection.state === 'ended') return;
    this.retryAt.value = connection.retryAt;
    this.state.value = connection.state;
  }

  /** A token that is refused at once again is not asked for without pause. */
  #renew(connection: LiveConnection): void {
    if (connection !== this.connection) return;
    this.connection = null;
    this.#openLater(Math.max(0, this.#openedAt + freshFor - Date.now()));
  }

  #openLater(pause: number): void {
    this.state.value = 'reconnecting';
    this.retryAt.value = Date.now() + pause;
    this.#timer = setTimeout(() => void this.open(), pause);
  }
}
