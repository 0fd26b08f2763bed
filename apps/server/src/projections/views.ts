import type { ChatNotes } from '#libs/read-models';
import { type Caller, mayRead } from '../auth/permissions';
import type { Directory } from '../directory';
import type { Log } from '../log';
import type { Clock } from '../platform/clock';
import type { Leadership } from '../platform/leadership';
import type { Reader } from '../realtime/feed-socket';
import { Push, type PushSource } from '../realtime/push';
import type { SyncPage, SyncSource } from '../realtime/sync';
import type { FeedId, RowChange } from './feeds';
import { Following } from './following';
import { Leading } from './leading';
import { isUnknown } from './pages';
import type { Publisher, Recorded } from './projector';
import type { Asked, ViewStore } from './view-store';

/** Whatever happens to notices, at most this many milliseconds pass before a node looks for itself. */
const pollEvery = 200;
/** Each so many looks a following node tries to become the one that folds. */
const chooseEvery = 10;
/** Milliseconds that a refusal waits for the views to stand at the log's head. */
const catchUpPatience = 1_000;

export interface ViewsParts {
  readonly log: Log;
  readonly store: ViewStore;
  readonly directory: Directory;
  readonly leadership: Leadership;
  readonly clock: Clock;
  readonly epoch: string;
  /** How many nodes are up. */
  readonly nodes: () => Promise<number>;
  readonly failed: (error: unknown) => void;
}

/** What browsers see, on this node: folded here, or read from the tables that another node folds. */
export class Views implements PushSource, SyncSource {
  readonly push: Push;
  private mode: Leading | Following | null = null;
  private timer: NodeJS.Timeout | undefined;
  private changing: Promise<void> = Promise.resolve();
  private releasing: Promise<void> = Promise.resolve();
  private closed = false;
  private looks = 1;
  /** Of the views, as the tables told it last. */
  private life = 0;

  constructor(private readonly parts: ViewsParts) {
    this.push = new Push(this);
    parts.directory.onRights((operator) => this.push.recheck(operator));
  }

  /** Browsers drop what they hold when it changes. */
  get epoch(): string {
    return this.life === 0 ? this.parts.epoch : `${this.parts.epoch}.${this.life}`;
  }

  async open(): Promise<void> {
    this.life = await this.parts.store.life();
    await this.choose();
    this.timer = setInterval(() => this.look(), pollEvery);
    this.timer.unref();
  }

  /** Facts that this process has just appended. */
  offer(facts: readonly Recorded[]): void {
    this.mode?.follower.offer(facts);
  }

  /** Something may be new in the log. */
  hint(head: number): void {
    this.mode?.follower.hint(head);
  }

  /** Something may be new in the views, or nobody may be folding them. */
  private look(): void {
    const isTurn = this.looks++ % chooseEvery === 0;
    if (this.mode instanceof Leading && isTurn) void this.countNodes(this.mode);
    if (this.mode instanceof Following) void this.mode.look();
    if (this.mode instanceof Following && isTurn) void this.choose();
    if (isTurn) void this.lookAtLife().catch(this.parts.failed);
  }

  /** The views were rebuilt beside and are others now: everything is read anew, here and in the browsers. */
  private async lookAtLife(): Promise<void> {
    const life = await this.parts.store.life();
    if (life === this.life || this.closed) return;
    this.life = life;
    if (this.mode instanceof Leading) this.lost(new Error('the views were rebuilt'));
    await this.releasing;
    await this.choose();
    this.push.endAll();
  }

  get isLeading(): boolean {
    return this.mode instanceof Leading;
  }

  /** Whether this node serves: it folds at the log's head, or another one does. */
  get isOpen(): boolean {
    return this.mode !== null;
  }

  /** Streams that could not be folded, on whichever node. */
  async parked(): Promise<string[]> {
    return this.parts.store.parked();
  }

  /** Of the log, as this node has taken it. */
  get position(): number {
    return this.mode?.follower.taken ?? 0;
  }

  /** Of the log, as the tables of the views stand at. */
  written(): Promise<number> {
    return this.parts.store.position();
  }

  async reached(position: number, patience: number): Promise<void> {
    if (this.mode instanceof Leading) return this.mode.follower.reached(position, patience);
    const until = this.parts.clock.now() + patience;
    while (position > 0 && (await this.parts.store.position()) < position && this.parts.clock.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async pages(caller: Caller, asked: readonly { feed: FeedId; since: number }[]): Promise<(SyncPage | null)[]> {
    const { mode } = this;
    if (!mode) return asked.map(() => null);
    const allowed = await this.allowed(caller, asked);
    const first = await this.read(allowed.map(({ feed, since }) => ({ feed, since, fresh: since === 0 })));
    const stale = allowed.filter(({ since }, i) => isUnknown(since, first[i]));
    const again = await this.read(stale.map(({ feed }) => ({ feed, since: 0, fresh: true })));
    const pages = new Map(allowed.map((one, i) => [one, first[i] ?? null]));
    stale.forEach((one, i) => pages.set(one, again[i] ?? null));
    return asked.map((one) => pages.get(one) ?? null);
  }

  async page(feed: FeedId, since: number): Promise<{ to: number; rows: RowChange[]; more: boolean }> {
    const [page] = await this.read([{ feed, since, fresh: false }]);
    return page ?? { to: since, rows: [], more: false };
  }

  async before(caller: Caller, feed: FeedId, place: number, most: number): Promise<RowChange[] | null> {
    const [allowed] = await this.allowed(caller, [{ feed, since: 0 }]);
    if (!allowed) return null;
    if (this.mode instanceof Leading) await this.mode.projector.flush();
    return this.parts.store.before(feed, place, most);
  }

  mayRead(reader: Reader, feed: FeedId): boolean {
    const caller = this.callerOf(reader);
    return caller !== null && mayRead(caller, feed, this.notesOf(feed.id));
  }

  headOf(feed: FeedId): number {
    return this.mode instanceof Leading ? this.mode.projector.headOf(feed) : 0;
  }

  now(): number {
    return this.parts.clock.now();
  }

  notesOf(chat: string): ChatNotes | undefined {
    return this.mode instanceof Leading ? this.mode.projector.notesOf(chat) : this.mode?.notesOf(chat);
  }

  /** Before rights are asked beside the feeds: a node that follows hears of a chat only what changes a row it sends. */
  async refresh(chat: string): Promise<void> {
    if (this.mode instanceof Following) await this.mode.loadNotes([{ kind: 'chat', id: chat }]);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.changing;
    if (this.mode instanceof Leading) await this.mode.close();
    await this.mode?.follower.stop();
    await this.parts.leadership.release();
  }

  private async countNodes({ projector }: Leading): Promise<void> {
    try {
      projector.isAlone = (await this.parts.nodes()) <= 1;
    } catch {
      projector.isAlone = false;
    }
  }

  private callerOf(reader: Reader): Caller | null {
    if (reader.kind === 'visitor') return { kind: 'visitor', id: reader.id, site: '' };
    const staff = this.parts.directory.operator(reader.id);
    return staff && { kind: 'operator', id: reader.id, staff };
  }

  /** Nobody is denied by a state that is older than the log: what another node has just recorded may give the right. */
  private async allowed<A extends { feed: FeedId }>(caller: Caller, asked: readonly A[]): Promise<A[]> {
    const allowed = await this.allowedNow(caller, asked);
    if (allowed.length === asked.length) return allowed;
    await this.reached(await this.parts.log.store.head(), catchUpPatience);
    return this.allowedNow(caller, asked);
  }

  private async allowedNow<A extends { feed: FeedId }>(caller: Caller, asked: readonly A[]): Promise<A[]> {
    const threads = asked.map(({ feed }) => feed).filter(({ kind }) => kind === 'visitor' || kind === 'chat');
    if (this.mode instanceof Leading) await this.mode.projector.load(new Set(threads.map(({ id }) => id)));
    else await this.mode?.loadNotes(threads);
    return asked.filter(({ feed }) => mayRead(caller, feed, this.notesOf(feed.id)));
  }

  private async read(asked: readonly Asked[]): Promise<(SyncPage & { rows: RowChange[]; floor: number })[]> {
    if (asked.length === 0 || !this.mode) return [];
    return this.mode instanceof Leading ? this.mode.projector.pages(asked) : this.mode.pages(asked);
  }

  /** Folds here if no other node does. One change of mind at a time. */
  private choose(): Promise<void> {
    this.changing = this.changing.then(() => this.chooseNow()).catch(this.parts.failed);
    return this.changing;
  }

  private async chooseNow(): Promise<void> {
    if (this.closed || this.mode instanceof Leading) return;
    const { log, store, directory, leadership, failed } = this.parts;
    if (await leadership.take(() => this.lost(new Error('the connection that holds the projection was lost')))) {
      // While catching up nothing is sent: sockets resume from the tables once this node stands at the head.
      const gate = { open: false };
      const publisher: Publisher = {
        publish: (feed, rows) => (gate.open ? this.push.publish(feed, rows) : undefined),
      };
      const leading = await Leading.open(log, store, directory, publisher, (why) => this.lost(why), failed);
      const chats = this.push.subscribed().map(({ id }) => id.id);
      await leading.projector.load(new Set(chats));
      void this.mode?.follower.stop();
      this.mode = leading;
      gate.open = true;
      this.push.restart((feed) => leading.projector.headOf(feed));
    } else this.mode ??= new Following(log, directory, store, this.push, failed, await log.store.head());
  }

  /** Back to reading what another node folds, until the right to fold is won again. */
  private lost(why: unknown): void {
    this.parts.failed(why);
    const before = this.mode;
    if (this.closed || !(before instanceof Leading)) return;
    before.abandon();
    const { log, store, directory, failed } = this.parts;
    this.mode = new Following(log, directory, store, this.push, failed, before.follower.taken);
    this.releasing = this.parts.leadership.release();
  }
}
