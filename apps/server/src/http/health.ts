import type pg from 'pg';
import type { DeadlineFigures } from '../automations/deadline-store';
import type { RecordWatch } from '../record/record-watch';
import type { Views } from '../projections/views';

/** Milliseconds for which something may be due before it counts as not being done. */
const patience = 60_000;

/** Whether this node can take and show messages now. */
export class Health {
  private stopping = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly views: Views,
    private readonly deadlines: () => Promise<DeadlineFigures>,
    private readonly record: RecordWatch,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  async isComplete(): Promise<boolean> {
    return this.views.parked().then(
      (parked) => parked.length === 0,
      () => false,
    );
  }

  /** Whether Parley does by the clock what it has to, on whichever node. */
  async keepsDeadlines(): Promise<{ isWell: boolean; overdue?: number; oldestSeconds?: number }> {
    return this.deadlines().then(
      ({ overdue, oldest }) => ({ isWell: oldest < patience, overdue, oldestSeconds: Math.floor(oldest / 1000) }),
      () => ({ isWell: false }),
    );
  }

  async isReady(): Promise<boolean> {
    if (this.stopping || !this.views.isOpen) return false;
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }

  /** What does not keep it from serving, but has to be looked at. */
  async alarms(): Promise<readonly string[]> {
    return this.record.figures().then(
      ({ alarms }) => alarms,
      () => [],
    );
  }
}
