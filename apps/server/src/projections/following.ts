import type { ChatNotes } from '#libs/read-models';
import type { Directory } from '../directory';
import type { Log } from '../log';
import type { Push } from '../realtime/push';
import { feedName, type FeedId } from './feeds';
import { LogFollower } from './log-follower';
import { overlay, type Page } from './pages';
import type { Asked, Found, ViewStore } from './view-store';

const nothing: Found = { head: 0, floor: 0, rows: [] };

/** Another node folds: this one reads the heads of the feeds that its sockets hold, and the rows that changed. */
export class Following {
  readonly follower: LogFollower;
  private readonly notes = new Map<string, ChatNotes>();
  private looking = false;
  private again = false;

  constructor(
    log: Log,
    directory: Directory,
    private readonly store: ViewStore,
    private readonly push: Push,
    private readonly failed: (error: unknown) => void,
    head: number,
  ) {
    // Of a visitor who is erased no name stays behind in the memory of this node.
    const take = (facts: Parameters<Directory['take']>[0]): void => {
      directory.take(facts);
      if (facts.some(({ fact }) => fact.type === 'VisitorErasureRequested')) this.notes.clear();
    };
    this.follower = new LogFollower(
      log,
      { isReady: () => true, take, takeLater: () => Promise.resolve() },
      failed,
      head,
    );
  }

  notesOf(chat: string): ChatNotes | undefined {
    return this.notes.get(chat);
  }

  /** Sends on what changed since the last look. */
  async look(): Promise<void> {
    if (this.looking) return void (this.again = true);
    this.looking = true;
    try {
      do {
        this.again = false;
        await this.lookOnce();
      } while (this.again);
    } catch (error) {
      this.failed(error);
    } finally {
      this.looking = false;
    }
  }

  private async lookOnce(): Promise<void> {
    const live = this.push.subscribed();
    if (live.length === 0) return this.notes.clear();
    const heads = new Map((await this.store.heads(live.map((one) => one.id))).map((h) => [nameOf(h.feed), h.seq]));
    const changed = live.filter((one) => (heads.get(one.name) ?? 0) > one.ring.head);
    if (changed.length === 0) return;
    const found = await this.store.resume(changed.map((one) => ({ feed: one.id, since: one.ring.head, fresh: false })));
    // Rights are read after the rows, so a right may end a moment early but never late.
    await this.loadNotes(changed.map((one) => one.id));
    changed.forEach((one, i) => {
      const rows = found[i] ?? nothing;
      const page = overlay({ since: one.ring.head, fresh: false }, rows.head, rows, []);
      this.push.publish(one.id, page.rows);
      if (page.more) this.again = true;
    });
  }

  async pages(asked: readonly Asked[]): Promise<(Page & { floor: number })[]> {
    const found = await this.store.resume(asked);
    await this.loadNotes(asked.map((one) => one.feed));
    return asked.map((one, i) => {
      const rows = found[i] ?? nothing;
      return { ...overlay(one, rows.head, rows, []), floor: rows.floor };
    });
  }

  async loadNotes(feeds: readonly FeedId[]): Promise<void> {
    const chats = feeds.filter(({ kind }) => kind === 'chat' || kind === 'visitor').map(({ id }) => id);
    if (chats.length === 0) return;
    for (const [id, notes] of await this.store.notes<ChatNotes>('chat_state', chats)) this.notes.set(id, notes);
  }
}

function nameOf(feed: FeedId): string {
  return feedName(feed.kind, feed.id);
}
