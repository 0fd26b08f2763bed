import { Tail } from '#libs/event-store';
import type { Log } from '../log';
import { HistoryFold } from './history-fold';
import type { HistoryStore } from './history-store';

/** Milliseconds between two looks at the log: what is written is to be found within a second, and nobody waits for it. */
const pollEvery = 500;

/** Follows the log for the search, apart from the live views: it is never in the way of a message. */
export class HistoryReader {
  private readonly tail: Tail;

  private constructor(log: Log, fold: HistoryFold, failed: (error: unknown) => void) {
    const handle: ConstructorParameters<typeof Tail>[0]['handle'] = async (events) => void (await fold.take(events));
    this.tail = new Tail({ store: log.store, after: () => fold.position, handle, onError: failed, pollEvery });
    this.tail.start();
  }

  static async open(log: Log, store: HistoryStore, failed: (error: unknown) => void): Promise<HistoryReader> {
    return new HistoryReader(log, new HistoryFold(log.codec, store, failed, await store.position()), failed);
  }

  stop(): Promise<void> {
    return this.tail.stop();
  }
}
