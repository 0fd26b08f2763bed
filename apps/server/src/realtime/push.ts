import type { FeedKind, FeedId, RowChange } from '../projections/feeds';
import { feedName } from '../projections/feeds';
import { deltaJson, Ring } from './conflate';
import type { FeedSocket, Reader } from './feed-socket';
import { isOnlyLastLine, LastLines } from './last-lines';

/** Milliseconds for which changes of a feed are gathered before they are sent. */
const windows: Record<FeedKind, number> = {
  visitor: 0,
  chat: 0,
  dashboard: 100,
  me: 100,
  team: 250,
  operators: 250,
  sites: 250,
};

export interface Subscription {
  readonly socket: FeedSocket;
  readonly feed: LiveFeed;
  /** The last seq that this socket was sent; null until its sync is answered. */
  sent: number | null;
  /** A resume from the views is under way. */
  resuming: boolean;
}

export interface LiveFeed {
  readonly id: FeedId;
  readonly name: string;
  readonly ring: Ring;
  readonly subscriptions: Map<string, Subscription>;
}

export interface PushSource {
  /** Rows after `since`, for a socket that is behind the ring: one page, as text. */
  page(feed: FeedId, since: number): Promise<{ to: number; rows: RowChange[]; more: boolean }>;
  /** Whether the reader may still have this feed, by the same state that the rows were folded with. */
  mayRead(reader: Reader, feed: FeedId): boolean;
}

/**
 * The one way out. Keeps one number a socket and feed, the seq last sent; a slow socket gets no queue but, once it can be
 * written again, the rows changed since, merged in one delta.
 */
export class Push {
  private readonly feeds = new Map<string, LiveFeed>();
  private readonly held = new Map<string, Map<string, Subscription>>();
  private readonly gathering = new Map<number, Set<LiveFeed>>();

  private readonly lastLines = new LastLines<LiveFeed>((live) => this.gather(live, windows.dashboard));

  constructor(private readonly source: PushSource) {}

  /** Called by the projector with what one batch changed, in order of seq. */
  publish(feed: FeedId, changes: readonly RowChange[]): void {
    const live = this.feeds.get(feedName(feed.kind, feed.id));
    if (!live) return;
    let onlyLastLines = feed.kind === 'dashboard';
    for (const change of changes) {
      onlyLastLines &&= isOnlyLastLine(live.ring.newest(change.key), change);
      live.ring.put(change);
    }
    const wait = windows[feed.kind];
    if (onlyLastLines) this.lastLines.changed(live);
    else if (wait === 0) this.flush(live);
    else this.gather(live, wait);
  }

  subscribed(): LiveFeed[] {
    return [...this.feeds.values()];
  }

  /** A place for a socket on a feed; nothing is sent before `release`. `head` is used when the feed is new here. */
  subscribe(socket: FeedSocket, feed: FeedId, head: number): Subscription {
    const name = feedName(feed.kind, feed.id);
    let live = this.feeds.get(name);
    if (!live) {
      live = { id: feed, name, ring: new Ring(head), subscriptions: new Map() };
      this.feeds.set(name, live);
    }
    const subscription = { socket, feed: live, sent: null, resuming: false };
    live.subscriptions.set(socket.id, subscription);
    this.heldBy(socket).set(name, subscription);
    return subscription;
  }

  /** From here on the socket is sent what changes after `seq`. */
  release(subscription: Subscription, seq: number): void {
    const { ring, subscriptions } = subscription.feed;
    if (subscriptions.get(subscription.socket.id) !== subscription) return;
    if (ring.isEmpty && seq > ring.head) ring.restart(seq);
    subscription.sent = seq;
    this.serve(subscription, new Map());
  }

  /** Ends one subscription, unless the same socket has asked for the feed anew meanwhile. */
  drop(subscription: Subscription): void {
    const { socket, feed } = subscription;
    if (feed.subscriptions.get(socket.id) === subscription) this.unsubscribe(socket, feed.name);
  }

  unsubscribe(socket: FeedSocket, name: string): void {
    const live = this.feeds.get(name);
    live?.subscriptions.delete(socket.id);
    this.held.get(socket.id)?.delete(name);
    if (live?.subscriptions.size === 0) this.feeds.delete(name);
  }

  remove(socket: FeedSocket): void {
    for (const name of this.held.get(socket.id)?.keys() ?? []) this.unsubscribe(socket, name);
    this.held.delete(socket.id);
  }

  /** Who holds a feed now. */
  holders(name: string): Subscription[] {
    return [...(this.feeds.get(name)?.subscriptions.values() ?? [])];
  }

  /** How many feeds a socket would hold together with these. */
  countWith(socket: FeedSocket, names: readonly string[]): number {
    return new Set([...(this.held.get(socket.id)?.keys() ?? []), ...names]).size;
  }

  /** Ends what a reader may no longer have, on facts that change roles, sites or accounts. */
  recheck(readerId: string): void {
    for (const live of this.feeds.values())
      for (const subscription of live.subscriptions.values()) {
        const { socket } = subscription;
        if (socket.reader.id === readerId && !this.source.mayRead(socket.reader, live.id)) this.end(subscription);
      }
  }

  /** What was sent is worth nothing any more: every browser is made to ask again. */
  endAll(): void {
    for (const live of [...this.feeds.values()])
      for (const subscription of [...live.subscriptions.values()])
        if (subscription.sent !== null) this.end(subscription);
  }

  /** The views are folded by another node from now on, or by this one: rows between are fetched from the tables. */
  restart(headOf: (feed: FeedId) => number): void {
    for (const live of this.feeds.values()) {
      live.ring.restart(Math.max(live.ring.head, headOf(live.id)));
      this.flush(live);
    }
  }

  heads(socket: FeedSocket): Record<string, number> {
    const heads: Record<string, number> = {};
    for (const [name, s] of this.held.get(socket.id) ?? []) if (s.sent !== null) heads[name] = s.feed.ring.head;
    return heads;
  }

  private heldBy(socket: FeedSocket): Map<string, Subscription> {
    let held = this.held.get(socket.id);
    if (!held) {
      held = new Map();
      this.held.set(socket.id, held);
      socket.onDrain(() => this.drained(socket));
    }
    return held;
  }

  private drained(socket: FeedSocket): void {
    for (const s of this.held.get(socket.id)?.values() ?? []) if (this.isBehind(s)) this.serve(s, new Map());
  }

  private gather(live: LiveFeed, wait: number): void {
    const waiting = this.gathering.get(wait);
    if (waiting) return void waiting.add(live);
    this.gathering.set(wait, new Set([live]));
    setTimeout(() => {
      const due = this.gathering.get(wait) ?? [];
      this.gathering.delete(wait);
      for (const one of due) this.flush(one);
    }, wait).unref();
  }

  private flush(live: LiveFeed): void {
    const frames = new Map<number, string>();
    for (const s of live.subscriptions.values()) if (this.isBehind(s)) this.serve(s, frames);
  }

  private isBehind(s: Subscription): boolean {
    return s.sent !== null && s.sent < s.feed.ring.head && !s.resuming;
  }

  /** One delta to one socket; `frames` shares the text among sockets that were sent the same. */
  private serve(s: Subscription, frames: Map<number, string>): void {
    const { ring, name, id } = s.feed;
    if (s.sent === null || s.sent >= ring.head) return;
    if (!this.source.mayRead(s.socket.reader, id)) return this.end(s);
    if (s.socket.congested()) return;
    if (s.sent < ring.floor) return void this.resume(s);
    let frame = frames.get(s.sent);
    if (frame === undefined) {
      frame = deltaJson(name, s.sent, ring.head, ring.after(s.sent));
      frames.set(s.sent, frame);
    }
    s.sent = ring.head;
    s.socket.sendDelta(frame);
  }

  /**
   * The right is over. An empty delta that follows nothing makes the browser ask, and the answer tells: denied, or, for who
   * left and came back at once, the feed again. Its numbers say nothing of what goes on there.
   */
  private end(s: Subscription): void {
    this.unsubscribe(s.socket, s.feed.name);
    if (s.sent !== null) s.socket.sendDelta(deltaJson(s.feed.name, s.sent + 1, s.sent + 2, []));
  }

  private async resume(s: Subscription): Promise<void> {
    s.resuming = true;
    const before = s.sent ?? 0;
    try {
      const page = await this.source.page(s.feed.id, before);
      const still = s.feed.subscriptions.get(s.socket.id) === s && this.source.mayRead(s.socket.reader, s.feed.id);
      if (still && s.sent !== null) {
        s.socket.sendDelta(deltaJson(s.feed.name, s.sent, page.to, page.rows));
        s.sent = page.to;
      }
      s.resuming = false;
      if (page.to > before && this.isBehind(s)) this.serve(s, new Map());
    } catch {
      // The tables cannot be read now: the browser notices by the heads that it is behind, and syncs.
      s.resuming = false;
    }
  }
}
