import type pg from 'pg';
import type { Views } from '../projections/views';

/** Whether this node can take and show messages now. */
export class Health {
  private stopping = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly views: Views,
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

  async isReady(): Promise<boolean> {
    if (this.stopping || !this.views.isOpen) return false;
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }
}
