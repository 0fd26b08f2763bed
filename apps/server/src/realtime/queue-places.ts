import type pg from 'pg';
import type { Push } from './push';

const every = 2_000;

export interface QueueTarget {
  emit(event: 'signal', signal: object): unknown;
}

const waitingBefore = `
  with mine as (select distinct feed from view.dashboard where key = any($1::text[]) and not gone)
  select d.key as chat, rank() over (partition by d.feed order by (d.body ->> 'startedAt')::float8, d.key)::int as place
  from view.dashboard d join mine using (feed) where not d.gone and d.body ->> 'status' = 'waiting'`;

/**
 * Tells each waiting visitor the place in the queue, at most every 2 s, and only when it has changed. Asked of the views,
 * never stored, never part of a thread.
 */
export class QueuePlaces {
  private readonly told = new Map<string, { chat: string; place: number }>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly push: Push,
    private readonly targetOf: (socket: string) => QueueTarget | null,
    private readonly failed: (error: unknown) => void,
  ) {}

  open(): void {
    this.timer = setInterval(() => void this.look(), every);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** One look; public for those who need not wait for the clock. */
  async look(): Promise<void> {
    const held = this.push.subscribed().filter(({ id }) => id.kind === 'visitor');
    if (this.looking || held.length === 0) return;
    this.looking = true;
    try {
      const chats = held.map(({ id }) => id.id);
      const { rows } = await this.pool.query<{ chat: string; place: number }>(waitingBefore, [chats]);
      const places = new Map(rows.map((row) => [row.chat, row.place]));
      const here = new Set<string>();
      for (const { id, subscriptions } of held)
        for (const [socket, { sent }] of subscriptions) {
          // Asked for and not answered yet: perhaps somebody else's chat.
          if (sent === null) continue;
          here.add(socket);
          this.tell(socket, id.id, places.get(id.id));
        }
      for (const socket of this.told.keys()) if (!here.has(socket)) this.told.delete(socket);
    } catch (error) {
      this.failed(error);
    } finally {
      this.looking = false;
    }
  }

  private tell(socket: string, chat: string, place: number | undefined): void {
    const before = this.told.get(socket);
    // It waits no more; should it wait again, it is told anew, even of the same place.
    if (place === undefined) return void (before?.chat === chat && this.told.delete(socket));
    if (before?.chat === chat && before.place === place) return;
    this.told.set(socket, { chat, place });
    this.targetOf(socket)?.emit('signal', { kind: 'queue', chat, place });
  }
}
