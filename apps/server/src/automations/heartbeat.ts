import type pg from 'pg';

/** Milliseconds without a beat after which Parley counts as having been down. */
const silence = 10_000;
/** Milliseconds that everybody gets on top, to come back. */
const extra = 60_000;

/** Knows how long Parley itself was not there: whoever was waited for in that time could not have come back. */
export class Heartbeat {
  constructor(private readonly pool: pg.Pool) {}

  /**
   * To be called while this node keeps the deadlines, with all facts folded and before anything is sent. `first`: no other
   * node was there before this one started, so any gap counts. Answers by how much the deadlines of absences were moved.
   */
  async beat(now: number, first: boolean): Promise<number> {
    const at = Math.floor(now);
    const { rows } = await this.pool.query<{ moved: string | null }>(
      'select automation.beat($1, $2, $3, $4) as moved',
      [at, first, silence, extra],
    );
    return Number(rows[0]?.moved ?? 0);
  }
}
