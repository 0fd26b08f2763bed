import type { VisitorAnswer } from '#libs/contracts';
import type { Memory } from './browser-storage';

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** The visitor's token for one site: asked for once, kept in the frame's own storage, never in an address. */
export class VisitorSession {
  readonly #key: string;

  constructor(
    private readonly siteKey: string,
    private readonly memory: Memory,
    private readonly fetch: Fetch = (address, init) => globalThis.fetch(address, init),
    private readonly locks: Pick<LockManager, 'request'> | undefined = globalThis.navigator?.locks,
  ) {
    this.#key = `parley:${siteKey}:token`;
  }

  /** Two tabs that open at once must become one visitor: the second waits for the first one's token. */
  async open(): Promise<VisitorAnswer> {
    if (!this.locks || !this.memory.kept) return this.#ask();
    return this.locks.request<Promise<VisitorAnswer>>(this.#key, () => this.#ask());
  }

  get known(): boolean {
    return this.memory.get(this.#key) !== null;
  }

  forget(): void {
    this.memory.set(this.#key, null);
  }

  async #ask(): Promise<VisitorAnswer> {
    const token = this.memory.get(this.#key);
    const response = await this.fetch('/api/visitor', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ siteKey: this.siteKey, ...(token ? { token } : {}) }),
    });
    if (!response.ok) throw new Error(`POST /api/visitor: ${response.status}`);
    const answer = (await response.json()) as VisitorAnswer;
    this.memory.set(this.#key, answer.token);
    return answer;
  }
}
