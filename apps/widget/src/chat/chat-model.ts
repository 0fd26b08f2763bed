import type { CommandBodies, FrameConfiguration, MessageItem, VisitorAnswer } from '#libs/contracts';
import { LiveConnection } from '#libs/sync-client';
import { computed, effect, signal, untracked } from '@preact/signals';
import { openLine } from '../tabs/open-line';
import { Attention } from './attention';
import { openMemory } from './browser-storage';
import { Composer } from './composer';
import { Leaving } from './leaving';
import { LiveLine } from './live-line';
import { OtherTabs } from './other-tabs';
import { shownOutgoing } from './outgoing';
import { outgoingStore } from './outgoing-store';
import { itemsOf, threadOf } from './thread';
import { ThreadFeed } from './thread-feed';
import { browserTimers } from './timers';
import { OwnTyping, Typists } from './typing';
import { VisitorSession } from './visitor-session';

/** Milliseconds that forgetting waits for the server to take the leave. */
const patience = 3_000;
/** Milliseconds between two questions whether anybody is online. */
const askEvery = 30_000;

/** Everything that the panel shows and does. */
export class ChatModel {
  readonly memory = openMemory(() => localStorage);
  /** What the server said of this visitor and site. */
  readonly answer = signal<VisitorAnswer | null>(null);
  readonly thread = signal<ThreadFeed | null>(null);
  /** Kept through an acceptance: the server says only what differs from what it said last. */
  readonly place = signal<number | null>(null);
  readonly typing = signal<readonly string[]>([]);
  readonly stage = computed(() => (this.thread.value ? (this.thread.value.head.value?.status ?? 'loading') : 'start'));
  /** The visitor wants to go, and the server has not said yes: perhaps it can't be reached. */
  readonly leaving = computed(() => this.#leaving.chat.value !== null && this.#leaving.chat.value === this.#writable());
  readonly canLeave = computed(() => ['waiting', 'active'].includes(this.stage.value) && !this.leaving.value);
  readonly #waits = computed(() => ['start', 'waiting'].includes(this.stage.value));
  /** Beats while a text waits for the line, so that it can say so in time. */
  readonly #now = signal(Date.now());
  readonly entries = computed(() => {
    const isLive = this.line.state.value === 'live';
    const outgoing = this.composer.outgoing.value.map((item) => shownOutgoing(item, isLive, this.#now.value));
    return threadOf(this.thread.value?.rows.value ?? new Map(), outgoing);
  });
  readonly session: VisitorSession;
  readonly line: LiveLine;
  readonly composer: Composer;
  readonly attention: Attention;
  readonly ownTyping = new OwnTyping(() => this.#tellTyping(), Date.now);
  readonly #typists = new Typists((names) => (this.typing.value = names), browserTimers);
  readonly #tabs: OtherTabs;
  readonly #leaving: Leaving;
  /** Where the ended chat is noted that the visitor has put away. */
  readonly #awayKey: string;
  #newest = 0;

  constructor(readonly configuration: FrameConfiguration) {
    const { siteKey } = configuration;
    const storage = outgoingStore(this.memory, `parley:${siteKey}:unsent`);
    this.#awayKey = `parley:${siteKey}:away`;
    this.#leaving = new Leaving(this.memory, `parley:${siteKey}:leaving`);
    this.session = new VisitorSession(siteKey, this.memory);
    this.composer = new Composer(
      this.memory,
      siteKey,
      () => this.#writable(),
      (chat) => this.#began(chat),
    );
    this.line = new LiveLine(
      this.session,
      (token) =>
        new LiveConnection(
          openLine(token, this.memory.kept, () => this.#inherit()),
          { storage },
        ),
      (answer, connection) => this.#opened(answer, connection),
    );
    this.attention = new Attention(this.thread, (chat, position) => this.#send('chat.read', position, chat));
    this.#tabs = new OtherTabs(siteKey, (chat) => (chat ? this.#beganElsewhere(chat) : void this.#forgotten()));
    effect(() => this.#followRows());
    effect(() => this.#askAgain());
    effect(() => this.#beat(this.composer.sending.value && this.line.state.value !== 'live'));
    void this.line.open();
  }

  send(): void {
    this.composer.send();
    this.ownTyping.sent();
    this.attention.atBottom.value = true;
    if (this.#waits.value) void this.refresh();
  }

  /** Also wakes the line, which may be what the text waits for. */
  tryAgain(id: string): void {
    this.line.tryNow();
    this.composer.again(id);
  }

  newChat(): void {
    this.composer.salvage();
    this.memory.set(this.#awayKey, this.thread.value?.chat ?? null);
    this.#show(null);
  }

  async leave(): Promise<void> {
    const chat = this.#writable();
    const { connection } = this.line;
    if (chat && connection) await this.#leaving.begin(chat, connection);
  }

  /** Asks anew what may have changed while nobody looked: whether anybody is online. */
  async refresh(): Promise<void> {
    if (this.answer.value) this.answer.value = await this.session.open().catch(() => this.answer.value);
  }

  /** The chat is left, and this browser knows nothing of it any more. */
  async forget(): Promise<void> {
    await Promise.race([this.leave(), new Promise((late) => setTimeout(late, patience))]);
    this.session.forget();
    this.memory.set(this.#awayKey, null);
    this.#tabs.tell(null);
    await this.#forgotten();
  }

  async #forgotten(): Promise<void> {
    this.composer.forget();
    this.line.close();
    this.#leaving.forget();
    this.#show(null);
    this.answer.value = null;
    await this.line.open();
  }

  async #send<T extends 'chat.read'>(type: T, body: CommandBodies[T], chat: string): Promise<void> {
    await this.line.connection?.send(type, body, { chat });
  }

  #writable(): string | null {
    const thread = this.thread.value;
    return thread && !thread.ended.value ? thread.chat : null;
  }

  #opened(answer: VisitorAnswer, connection: LiveConnection): void {
    this.answer.value = answer;
    connection.onSignal((signal) => {
      if (signal.chat !== this.thread.value?.chat) return;
      if (signal.kind === 'queue') this.place.value = signal.place;
      else if (signal.who) this.#typists.typed(signal.who, signal.name ?? '');
    });
    const thread = this.thread.value;
    if (thread && thread.chat === answer.chat) thread.moveTo(connection);
    else this.#show(answer.chat === this.memory.get(this.#awayKey) ? null : answer.chat);
    this.composer.attach(connection);
    void this.#leaving.resume(connection);
  }

  /** What a tab that is gone had not sent. */
  #inherit(): void {
    this.composer.inherit();
    if (this.line.connection) void this.#leaving.resume(this.line.connection);
  }

  #began(chat: string): void {
    this.#tabs.tell(chat);
    if (this.thread.value?.chat !== chat) this.#show(chat);
  }

  #beganElsewhere(chat: string): void {
    if (!this.#writable()) this.#show(chat);
  }

  #show(chat: string | null): void {
    const { connection } = this.line;
    this.thread.value?.close();
    this.place.value = null;
    this.thread.value = chat && connection ? new ThreadFeed(chat, connection) : null;
  }

  #followRows(): void {
    const thread = this.thread.value;
    if (!thread) return;
    const messages = itemsOf(thread.rows.value).filter((item) => item.kind === 'message');
    const isDenied = thread.denied.value;
    untracked(() => {
      if (isDenied) return this.#show(null);
      this.composer.arrived(new Set(messages.flatMap(({ id }) => id ?? [])));
      this.#stopTyping(messages.at(-1));
    });
  }

  /** A new message ends its author's typing; any other change of the thread does not. */
  #stopTyping(newest: MessageItem | undefined): void {
    if (!newest || newest.n === this.#newest) return;
    this.#newest = newest.n;
    this.#typists.stopped(newest.author.id);
  }

  /** While somebody waits and looks, whether anybody is online is asked, not pushed. */
  #askAgain(): (() => void) | undefined {
    if (!this.#waits.value || !this.attention.open.value || !this.attention.visible.value) return undefined;
    const handle = setInterval(() => void this.refresh(), askEvery);
    return () => clearInterval(handle);
  }

  #beat(isWaiting: boolean): (() => void) | undefined {
    if (!isWaiting) return undefined;
    const handle = setInterval(() => (this.#now.value = Date.now()), 1_000);
    return () => clearInterval(handle);
  }

  #tellTyping(): void {
    const chat = this.#writable();
    if (chat) this.line.connection?.signal({ kind: 'typing', chat });
  }
}
