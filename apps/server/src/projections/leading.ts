import type { Directory } from '../directory';
import type { Log } from '../log';
import { LogFollower } from './log-follower';
import { Projector, type Publisher } from './projector';
import type { ViewStore } from './view-store';

const purgeEvery = 600_000;

/** This node folds: the projector and the follower that feeds it, from the checkpoint on. */
export class Leading {
  private constructor(
    readonly projector: Projector,
    readonly follower: LogFollower,
    private readonly purging: NodeJS.Timeout,
  ) {}

  /** Stands at the log's head when it resolves. */
  static async open(
    log: Log,
    store: ViewStore,
    directory: Directory,
    publisher: Publisher,
    lost: (why: unknown) => void,
    failed: (why: unknown) => void,
  ): Promise<Leading> {
    const projector = await Projector.open(store, publisher, lost, failed);
    const reader = {
      isReady: projector.isReady.bind(projector),
      take: (facts: Parameters<Projector['applyNow']>[0]) => {
        directory.take(facts);
        projector.applyNow(facts);
      },
      takeLater: async (facts: Parameters<Projector['applyNow']>[0]) => {
        directory.take(facts);
        await projector.apply(facts);
      },
    };
    const follower = new LogFollower(log, reader, lost, projector.position);
    await follower.reached(await log.store.head(), 600_000);
    const purging = setInterval(() => void store.purge().catch(failed), purgeEvery).unref();
    return new Leading(projector, follower, purging);
  }

  /** Another projector has taken over: nothing more is written. */
  abandon(): void {
    clearInterval(this.purging);
    void this.follower.stop();
    this.projector.stop();
  }

  async close(): Promise<void> {
    clearInterval(this.purging);
    await this.follower.stop();
    await this.projector.flush().catch(() => undefined);
    this.projector.stop();
  }
}
