import type { VisitorThreadRow } from '#libs/contracts';
import type { LiveCollection, LiveConnection } from '#libs/sync-client';
import { computed, signal } from '@preact/signals';
import { headOf, itemsOf } from './thread';

/** The visitor's thread of one chat, as signals. */
export class ThreadFeed {
  readonly rows = signal<ReadonlyMap<string, VisitorThreadRow>>(new Map());
  readonly loaded = signal(false);
  /** The server says that this visitor may not see the chat. */
  readonly denied = signal(false);
  readonly head = computed(() => headOf(this.rows.value));
  readonly ended = computed(() => this.head.value?.status === 'ended');
  /** Whether there is more above what is shown. */
  readonly hasEarlier = computed(() => !this.#atTop.value && this.#first > 1);
  readonly #atTop = signal(false);
  #collection: LiveCollection<VisitorThreadRow>;
  #stop: () => void;
  #asking = false;

  constructor(
    readonly chat: string,
    private connection: LiveConnection,
  ) {
    this.#collection = connection.feed(`visitor:${chat}`);
    this.#stop = this.#follow();
  }

  get last(): number {
    return itemsOf(this.rows.value).at(-1)?.n ?? 0;
  }

  get #first(): number {
    return itemsOf(this.rows.value)[0]?.n ?? 0;
  }

  /** What is shown stays until the new connection has the thread. */
  moveTo(connection: LiveConnection): void {
    this.close();
    this.connection = connection;
    this.#collection = connection.feed(`visitor:${this.chat}`);
    this.#stop = this.#follow();
  }

  async showEarlier(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const collection = this.#collection;
    const answer = await this.connection.query('thread.before', { feed: collection.name, before: this.#first });
    this.#asking = false;
    if (!answer.ok) return;
    this.#atTop.value = answer.result.end;
    collection.addOlder(answer.result.rows);
  }

  /** All of it, however long it takes. */
  async whole(): Promise<void> {
    for (let first = 0; this.hasEarlier.value && first !== this.#first;) {
      first = this.#first;
      await this.showEarlier();
    }
  }

  close(): void {
    this.#stop();
    this.#collection.close();
  }

  #follow(): () => void {
    this.#publish();
    return this.#collection.onChange(() => this.#publish());
  }

  #publish(): void {
    this.denied.value = this.#collection.denied;
    if (!this.#collection.ready) return;
    this.loaded.value = true;
    this.rows.value = new Map(this.#collection.rows);
  }
}
