import { type FeedAnswer, protocolVersion, type Refusal, type SyncAnswer, syncSchema } from '#libs/contracts';
import type { Caller } from '../auth/permissions';
import { feedName, type FeedId, parseFeed, type RowChange } from '../projections/feeds';
import { refusal } from '../refusals';
import type { FeedSocket } from './feed-socket';
import type { Push, Subscription } from './push';

/** Milliseconds that a sync waits for the views to pass the session's own last commit. */
export const syncPatience = 1000;
const feedLimit = 200;

export interface SyncPage {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly RowChange[];
  readonly more: boolean;
}

export interface SyncSource {
  readonly epoch: string;
  /** Resolves once the views stand at the position, or after the patience. */
  reached(position: number, patience: number): Promise<void>;
  /** Pages, with null for what the caller may not read. */
  pages(caller: Caller, asked: readonly { feed: FeedId; since: number }[]): Promise<(SyncPage | null)[]>;
  headOf(feed: FeedId): number;
  /** Database clock, milliseconds. */
  now(): number;
}

export interface SyncRequest {
  readonly caller: Caller;
  /** Null over HTTP: nothing is subscribed. */
  readonly socket: FeedSocket | null;
  /** The last position that this session wrote. */
  readonly position: number;
}

export interface SyncOutcome {
  readonly body: SyncAnswer | Refusal;
  /** To be called once the answer is on its way: what changed meanwhile follows it as deltas. */
  after(): void;
}

/** Answers `sync`: subscribe first, read second, send third, so that nothing can fall between. */
export class Sync {
  constructor(
    private readonly source: SyncSource,
    private readonly push: Push,
  ) {}

  async answer(request: SyncRequest, raw: unknown): Promise<SyncOutcome> {
    const parsed = syncSchema.safeParse(raw);
    if (!parsed.success) return only(refusal(null, 'BAD_ENVELOPE'));
    if (parsed.data.v !== protocolVersion) return only(refusal(null, 'VERSION_TOO_OLD'));
    const { epoch, feeds } = parsed.data;
    const { socket } = request;
    if (
      socket &&
      this.push.countWith(
        socket,
        feeds.map(({ feed }) => feed),
      ) > feedLimit
    )
      return only(refusal(null, 'TOO_LARGE'));
    await this.source.reached(request.position, syncPatience);
    const known = epoch === this.source.epoch;
    const asked = unique(feeds).map(({ feed, seq }) => ({ name: feed, id: parseFeed(feed), since: known ? seq : 0 }));
    const releases: (() => void)[] = [];
    const answers = await this.read(request, asked, releases);
    const body: SyncAnswer = { ok: true, epoch: this.source.epoch, now: this.source.now(), feeds: answers };
    return { body, after: () => releases.forEach((release) => release()) };
  }

  private async read(request: SyncRequest, asked: Asked[], releases: (() => void)[]): Promise<FeedAnswer[]> {
    const real = asked.filter((a): a is Asked & { id: FeedId } => a.id !== null);
    const places = real.map(({ id }) => this.place(request, id));
    const pages = await this.source.pages(
      request.caller,
      real.map(({ id, since }) => ({ feed: id, since })),
    );
    const answers = new Map<string, FeedAnswer>();
    real.forEach(({ id }, i) => {
      const [place, page] = [places[i], pages[i]];
      const answer = answerOf(feedName(id.kind, id.id), page);
      if (place && !page) this.push.drop(place);
      if (place && page && !page.more) releases.push(() => this.push.release(place, page.to));
      answers.set(answer.feed, answer);
    });
    return asked.map(({ name }) => answers.get(name) ?? { feed: name, denied: true });
  }

  private place(request: SyncRequest, feed: FeedId): Subscription | null {
    return request.socket && this.push.subscribe(request.socket, feed, this.source.headOf(feed));
  }
}

function answerOf(name: string, page: SyncPage | null | undefined): FeedAnswer {
  if (!page) return { feed: name, denied: true };
  const rows = page.rows.map(({ key, seq, row }) => ({ key, seq, row }));
  return { feed: name, from: page.from, to: page.to, rows, ...(page.more ? { more: true as const } : {}) };
}

interface Asked {
  readonly name: string;
  readonly id: FeedId | null;
  readonly since: number;
}

function unique(feeds: readonly { feed: string; seq: number }[]): { feed: string; seq: number }[] {
  return [...new Map(feeds.map((one) => [one.feed, one])).values()];
}

function only(body: Refusal): SyncOutcome {
  return { body, after: () => undefined };
}
