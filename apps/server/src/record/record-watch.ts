import type pg from 'pg';
import type { Clock } from '../platform/clock';
import type { Sealing } from './sealing';

/** Milliseconds that an event may stand unsealed. */
const late = 30_000;

export interface RecordFigures {
  readonly sealedPosition: number;
  /** Seconds since the first event that is not sealed was recorded. */
  readonly unsealedFor: number;
  readonly verifiedPosition: number;
  readonly alarms: readonly RecordAlarm[];
}

/** `late`: not sealed in time, on whatever node; the others are seen by the node that seals. */
export type RecordAlarm = 'record-late' | 'record-not-sealed' | 'record-broken' | 'record-lost' | 'record-changed';

const unsealed = `select h.position as sealed, extract(epoch from e.recorded_at) * 1000 as since
  from (select coalesce((select h.position from log.heads h where h.lane = 0 order by h.position desc limit 1), 0) as position) h
  left join lateral (select e.recorded_at from log.events e where e.lane = 0 and e.position > h.position
    order by e.position limit 1) e on true`;

/** How well the record is kept, for health and metrics of any node. */
export class RecordWatch {
  constructor(
    private readonly pool: pg.Pool,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async figures(): Promise<RecordFigures> {
    const { rows } = await this.pool.query<{ sealed: string; since: string | null }>(unsealed);
    const [row] = rows;
    const waited = row?.since ? Math.max(0, this.clock.now() - Number(row.since)) : 0;
    return {
      sealedPosition: Number(row?.sealed ?? 0),
      unsealedFor: waited / 1000,
      verifiedPosition: this.sealing.verifier.verified,
      alarms: this.alarms(waited),
    };
  }

  private alarms(waited: number): RecordAlarm[] {
    const { trouble, heads, verifier } = this.sealing;
    return [
      ...(waited > late ? (['record-late'] as const) : []),
      ...(trouble === 'failed' ? (['record-not-sealed'] as const) : []),
      ...(trouble === 'broken' ? (['record-broken'] as const) : []),
      ...(heads.isLost ? (['record-lost'] as const) : []),
      ...(verifier.finding ? (['record-changed'] as const) : []),
    ];
  }
}
