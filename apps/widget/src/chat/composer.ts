import type { CommandBodies } from '#libs/contracts';
import { type LiveConnection, type Outgoing, uuidv7 } from '#libs/sync-client';
import { computed, signal } from '@preact/signals';
import type { Memory } from './browser-storage';
import { unsentWords } from './outgoing';
import { type Fields, startBody, type Surroundings } from './start-body';
import { tidy } from './words';

/** What the visitor writes: the draft, and the texts on their way. */
export class Composer {
  readonly draft = signal('');
  readonly fields = signal<Fields>({});
  readonly outgoing = signal<readonly Outgoing[]>([]);
  readonly sending = computed(() => this.outgoing.value.some(({ state }) => state === 'sending'));
  surroundings: Surroundings = { page: null, context: null };
  readonly #draftKey: string;
  #connection: LiveConnection | null = null;
  #starting = 0;
  /** Sent before the server had said anything: goes as it stands, unless the visitor writes on. */
  #eager = false;

  constructor(
    private readonly memory: Memory,
    siteKey: string,
    /** The chat that can be written in. */
    private readonly chat: () => string | null,
    private readonly began: (chat: string) => void,
  ) {
    this.#draftKey = `parley:${siteKey}:draft`;
    this.draft.value = memory.get(this.#draftKey) ?? '';
    // Another tab wrote, or sent what it had written.
    addEventListener('storage', ({ key, newValue }) => key === this.#draftKey && (this.draft.value = newValue ?? ''));
  }

  /** Also with every new connection; a chat that was being started when the page went is started once only. */
  attach(connection: LiveConnection): void {
    this.#connection = connection;
    this.outgoing.value = connection.outbox.items;
    connection.outbox.onChange((items) => (this.outgoing.value = items));
    this.#startAgain(connection.outbox.items);
    if (this.#eager) this.send();
  }

  /** What a tab that is gone had not sent yet. */
  inherit(): void {
    if (this.#connection) this.#startAgain(this.#connection.outbox.inherit());
  }

  write(draft: string): void {
    this.#eager = false;
    this.draft.value = draft;
    this.memory.set(this.#draftKey, draft || null);
  }

  fill(field: keyof Fields, value: string): void {
    this.fields.value = { ...this.fields.value, [field]: value };
  }

  /** Until the first answer says which chat it is, every text may start it: the server makes one of them. */
  send(): void {
    const text = tidy(this.draft.value);
    this.#eager = !this.#connection;
    if (!text || !this.#connection) return;
    const chat = this.chat();
    if (chat && !this.#starting) void this.#connection.send('message.post', { text }, { chat });
    else void this.#start(startBody(text, this.fields.value, this.surroundings), uuidv7());
    this.write('');
  }

  again(id: string): void {
    const item = this.outgoing.value.find(({ message }) => message.id === id);
    if (item?.state !== 'failed') return;
    if (item.message.type === 'message.post') return this.#connection?.outbox.again(id);
    const { text } = item;
    void this.#start(startBody(text, this.fields.value, this.surroundings), id);
  }

  /** The thread shows them now. */
  arrived(shown: ReadonlySet<string>): void {
    for (const { message } of this.outgoing.value) if (shown.has(message.id)) this.#connection?.outbox.drop(message.id);
  }

  /** What could not be said in a chat that has ended becomes the draft of the next one. */
  salvage(): void {
    const failed = this.outgoing.value.filter(({ state }) => state === 'failed');
    this.write([unsentWords(failed), this.draft.value].filter(Boolean).join('\n'));
    for (const { message } of failed) this.#connection?.outbox.drop(message.id);
  }

  forget(): void {
    this.write('');
    this.fields.value = {};
    for (const { message } of this.outgoing.value) this.#connection?.outbox.drop(message.id);
    this.#connection = null;
  }

  #startAgain(items: readonly Outgoing[]): void {
    for (const { message, state } of items)
      if (message.type === 'chat.start' && state === 'sending')
        void this.#start(message.body as CommandBodies['chat.start'], message.id);
  }

  async #start(body: CommandBodies['chat.start'], id: string): Promise<void> {
    this.#starting += 1;
    const ack = await this.#connection?.send('chat.start', body, { id });
    this.#starting -= 1;
    if (ack?.ok) this.began(ack.result.chat);
  }
}
