import type pg from 'pg';
import type { Log } from '../log';
import { HistoryReader } from './history-reader';
import { HistoryStore } from './history-store';

const lookEvery = 1_000;

/** Keeps the search up to date on one node, the one that folds the views. */
export class History {
  readonly store: HistoryStore;
  private reader: HistoryReader | null = null;
  private timer: NodeJS.Timeout | undefined;
  private changing: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly log: Log,
    pool: pg.Pool,
    private readonly isOurs: () => boolean,
    private readonly failed: (error: unknown) => void,
  ) {
    this.store = new HistoryStore(pool);
  }

  open(): void {
    const look = (): void => void (this.changing = this.changing.then(() => this.look()).catch(this.failed));
    look();
    this.timer = setInterval(look, lookEvery).unref();
  }

  async close(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.changing;
    await this.reader?.stop();
  }

  private async look(): Promise<void> {
    const wanted = this.isOurs() && !this.ended;
    if (wanted && !this.reader) this.reader = await HistoryReader.open(this.log, this.store, this.failed);
    if (wanted || !this.reader) return;
    await this.reader.stop();
    this.reader = null;
  }
}
