import { type LiveConnection, uuidv7 } from '#libs/sync-client';
import { signal } from '@preact/signals';
import type { Memory } from './browser-storage';

/** A leave that the server has not taken yet. It outlives the page, and has one id however often and from wherever it is sent. */
export class Leaving {
  /** The chat that the visitor wants to leave. */
  readonly chat = signal<string | null>(null);
  #sentOn: object | null = null;

  constructor(
    private readonly memory: Memory,
    private readonly key: string,
  ) {}

  async begin(chat: string, connection: Pick<LiveConnection, 'send'>): Promise<void> {
    this.memory.set(this.key, `${chat} ${uuidv7()}`);
    await this.resume(connection);
  }

  /** What was begun before a reload, on another connection, or in a tab that is gone. */
  async resume(connection: Pick<LiveConnection, 'send'>): Promise<void> {
    const [chat, id] = this.memory.get(this.key)?.split(' ') ?? [];
    if (!chat || !id || this.#sentOn === connection) return;
    this.chat.value = chat;
    this.#sentOn = connection;
    await connection.send('chat.leave', {}, { chat, id });
    if (this.#sentOn === connection) this.forget();
  }

  forget(): void {
    this.memory.set(this.key, null);
    this.#sentOn = null;
    this.chat.value = null;
  }
}
