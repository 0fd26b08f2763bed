import type pg from 'pg';
import type { DueCommand } from './due-command';

export interface DueRow {
  readonly key: string;
  readonly command: DueCommand;
  readonly eventId: string;
  readonly correlationId: string;
}

export interface DeadlineFigures {
  /** Still to come, or due and not sent yet. */
  readonly waiting: number;
  /** Due for more than a second. */
  readonly overdue: number;
  /** Milliseconds for which the oldest has been due; 0 when none is. */
  readonly oldest: number;
}

/** Milliseconds until a command that failed is sent again: doubled each time, at most a minute. */
const firstRetry = 500;
const longestRetry = 60_000;
/** Milliseconds that a due deadline may take to be sent. */
const patience = 1_000;

/** The deadlines, for whoever sends what is due. */
export class DeadlineStore {
  constructor(private readonly pool: pg.Pool) {}

  async due(now: number, most: number): Promise<DueRow[]> {
    const { rows } = await this.pool.query<DueRow>(
      `select key, command, event_id as "eventId", correlation_id as "correlationId" from automation.deadlines
       where not done and due_at <= $1 and retry_at <= $1 order by due_at, key limit $2`,
      [Math.floor(now), most],
    );
    return rows;
  }

  /** The rule has decided. The row stays until a fact takes it back, so that it is not wanted anew for another cause. */
  async done(sent: readonly DueRow[]): Promise<void> {
    await this.pool.query(
      `update automation.deadlines d set done = true from unnest($1::text[], $2::uuid[]) as sent (key, event_id)
       where d.key = sent.key and d.event_id = sent.event_id`,
      [sent.map(({ key }) => key), sent.map(({ eventId }) => eventId)],
    );
  }

  async failed({ key }: DueRow, now: number): Promise<void> {
    await this.pool.query(
      `update automation.deadlines set tries = tries + 1,
         retry_at = $2::bigint + least($4::int, $3::int * 2 ^ least(tries, 20))::bigint where key = $1`,
      [key, Math.floor(now), firstRetry, longestRetry],
    );
  }

  async figures(now: number): Promise<DeadlineFigures> {
    const { rows } = await this.pool.query<DeadlineFigures>(
      `select count(*)::int as waiting, count(*) filter (where due_at < $1::bigint - $2::int)::int as overdue,
         greatest(0, $1::bigint - coalesce(min(due_at), $1::bigint))::float8 as oldest
       from automation.deadlines where not done`,
      [Math.floor(now), patience],
    );
    return rows[0] ?? { waiting: 0, overdue: 0, oldest: 0 };
  }
}
