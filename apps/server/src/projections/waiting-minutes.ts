import type pg from 'pg';
import type { QueryResults } from '#libs/contracts';

/** Milliseconds: a minute's sample is taken in its first ten seconds, by whichever node looks first. */
const lookEvery = 10_000;

const sample = `
  insert into view.waiting_minutes (minute, sites)
  select date_trunc('minute', now()), coalesce(json_object_agg(feed, waiting), '{}')
    from (select feed, count(*) as waiting from view.dashboard
           where not gone and body ->> 'status' = 'waiting' group by feed) counted
  on conflict (minute) do nothing`;
const isTaken = `select exists (select from view.waiting_minutes where minute = date_trunc('minute', now())) as taken`;
const forget = `delete from view.waiting_minutes where minute < now() - interval '61 minutes'`;
const lastHour = `
  select extract(epoch from m.minute) * 1000 as at, w.sites
    from generate_series(date_trunc('minute', now()) - interval '59 minutes', now(), interval '1 minute') m (minute)
    left join view.waiting_minutes w using (minute) order by m.minute`;

type LastHour = QueryResults['waiting.lastHour'];

/** How many waited when each of the last 60 minutes began: a sample that all nodes share. */
export class WaitingMinutes {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly failed: (error: unknown) => void,
  ) {}

  open(): void {
    const look = (): void => void this.look().catch(this.failed);
    look();
    this.timer = setInterval(look, lookEvery).unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Takes the sample of this minute, unless it is there. */
  async look(): Promise<void> {
    const { rows } = await this.pool.query<{ taken: boolean }>(isTaken);
    if (rows[0]?.taken) return;
    await this.pool.query(sample);
    await this.pool.query(forget);
  }

  /** Summed over the sites that `sees` lets through. */
  async lastHour(sees: (site: string) => boolean): Promise<LastHour> {
    const { rows } = await this.pool.query<{ at: string; sites: Record<string, number> | null }>(lastHour);
    return { minutes: rows.map(({ at, sites }) => ({ at: Number(at), waiting: sites && total(sites, sees) })) };
  }
}

function total(sites: Record<string, number>, sees: (site: string) => boolean): number {
  return Object.entries(sites).reduce((sum, [site, waiting]) => sum + (sees(site) ? waiting : 0), 0);
}
