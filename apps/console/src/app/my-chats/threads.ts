import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import type { MemberThreadRow } from '#libs/contracts';
import { Live, openFeeds } from '../live/live';
import type { Feed } from '../live/feed';
import { Me } from '../live/me';
import { ReadPositions } from './read-positions';
import { Thread } from './thread';

/** Milliseconds after which a thread that was denied although its chat is mine is asked for again: I left and came back. */
const askedAgain = 50;
const atMost = 30_000;

/** The threads of all my tabs, held open while the tab is, so that switching waits for nothing. */
@Injectable({ providedIn: 'root' })
export class Threads {
  readonly #me = inject(Me);
  readonly #live = inject(Live);
  readonly #feeds = openFeeds<MemberThreadRow>(() => this.#me.chats().map((one) => `chat:${one.chat}`));
  readonly #made = new WeakMap<Feed<MemberThreadRow>, Thread>();
  readonly #threads = computed(
    () => new Map([...this.#feeds()].map(([name, feed]) => [name.slice('chat:'.length), this.#threadOf(feed)])),
  );
  readonly #positions = new ReadPositions((chat, body) => this.#live.send('chat.read', body, chat));
  /** How often in a row the server has said no. */
  #denials = 0;

  constructor() {
    effect(() => {
      for (const mine of this.#me.chats()) {
        this.#positions.known(mine.chat, mine);
        this.#positions.reach(mine.chat, { delivered: this.thread(mine.chat)?.newest() ?? 0 });
      }
    });
    effect((onCleanup) => {
      const denied = [...this.#feeds().values()].filter((feed) => feed.denied());
      this.#denials = denied.length ? this.#denials + 1 : 0;
      const wait = Math.min(askedAgain * 2 ** this.#denials, atMost);
      const timer = setTimeout(() => denied.forEach((feed) => this.#askAgain(feed)), wait);
      onCleanup(() => clearTimeout(timer));
    });
  }

  thread(chat: string): Thread | undefined {
    return this.#threads().get(chat);
  }

  /** N4: the tab is selected, the page visible, and the item at this place scrolled into view. */
  seen(chat: string, place: number): void {
    this.#positions.reach(chat, { read: place });
  }

  /** Up to 60 rows before those that are here. */
  async loadOlder(chat: string): Promise<boolean> {
    const thread = this.thread(chat);
    const before = thread?.items()[0]?.n;
    if (!thread || before === undefined) return true;
    const answer = await this.#live.query('thread.before', { feed: `chat:${chat}`, before });
    if (answer.ok) thread.collection.addOlder(answer.result.rows);
    return answer.ok;
  }

  /** One more use of a denied feed asks the server anew. */
  #askAgain(feed: Feed<MemberThreadRow>): void {
    this.#live.connection()?.feed(feed.collection.name).close();
  }

  #threadOf(feed: Feed<MemberThreadRow>): Thread {
    const now = () => this.#live.connection()?.serverNow ?? Date.now();
    const thread = this.#made.get(feed) ?? new Thread(feed, untracked(this.#live.operator) ?? '', now);
    this.#made.set(feed, thread);
    return thread;
  }
}
