import type pg from 'pg';
import type { ParleyFact } from '#libs/domain';
import { eventPages, type FactCodec, recordedFacts } from '#libs/event-store';
import { Projector } from '../projector';
import { ViewStore } from '../view-store';
import { alone, atOnce, withClient } from './alone';
import { type Difference, differences } from './compare';
import { dropSideTables, holdLive, makeSideTables, positionOf, sideSchema, switchTables, type WhichView } from './side-tables'; // prettier-ignore

export interface RebuildParts {
  /** May make and move tables. */
  readonly ownerUrl: string;
  /** Reads the log and writes the new tables, with the role of the application. */
  readonly pool: pg.Pool;
  readonly codec: FactCodec<ParleyFact>;
  readonly onProgress?: (position: number, head: number) => void;
  /** Told of each difference, in the order of tables and rows. */
  readonly onDifference?: (difference: Difference) => void;
}

export interface Rebuilt {
  readonly facts: number;
  /** The live views were compared as they stood here. */
  readonly compared: number;
  readonly differences: number;
  /** Milliseconds of folding. */
  readonly took: number;
}

/** So few facts behind, the live views may be held while the rest is folded. */
const nearby = 500;
/** Facts between two writes: what is unwritten stays in memory. */
const inMemory = 5000;

/** A6: folds the log into new tables beside the live ones, compares both, and puts the new ones in their place. */
export class Rebuild {
  private projector!: Projector;
  private broken: Error | null = null;
  private unwritten = 0;

  private constructor(
    private readonly parts: RebuildParts,
    private readonly which: WhichView,
    private readonly owner: pg.Client,
  ) {}

  static async run(which: WhichView, parts: RebuildParts): Promise<Rebuilt> {
    return alone(parts.ownerUrl, async (owner) => {
      const rebuild = new Rebuild(parts, which, owner);
      try {
        return await rebuild.run();
      } finally {
        rebuild.projector?.stop();
        await owner.query('rollback').catch(() => undefined);
        await dropSideTables(owner).catch(() => undefined);
      }
    });
  }

  private async run(): Promise<Rebuilt> {
    await makeSideTables(this.owner);
    const store = new ViewStore(this.parts.pool, sideSchema);
    // Nobody is told of what is folded here, and no automation looks at it
    this.projector = await Projector.open(store, { publish: () => undefined }, (why) => (this.broken = why));
    this.projector.isAlone = true;
    const started = performance.now();
    for (
      let head = await this.livePosition();
      head - this.projector.position > nearby;
      head = await this.livePosition()
    )
      await this.foldTo(head);
    const took = performance.now() - started;
    const { position, count } = await this.compare();
    await this.replace(count > 0);
    return { facts: position, compared: position, differences: count, took };
  }

  private livePosition(): Promise<number> {
    return positionOf(this.owner, 'view');
  }

  private async foldTo(until: number): Promise<void> {
    const { pool, codec, onProgress } = this.parts;
    for await (const events of eventPages(pool, { after: this.projector.position, until })) {
      await this.projector.apply(await recordedFacts(codec, events));
      if ((this.unwritten += events.length) >= inMemory) await this.write();
      onProgress?.(this.projector.position, until);
    }
    await this.write();
    if (this.projector.position !== until)
      throw new Error(`the log ends at ${this.projector.position}, the views at ${until}`);
  }

  private async write(): Promise<void> {
    await this.projector.flush();
    this.unwritten = 0;
    if (this.broken) throw this.broken;
  }

  /** Against a snapshot of the live views, which meanwhile go on. */
  private async compare(): Promise<{ position: number; count: number }> {
    return withClient(this.parts.ownerUrl, async (live) => {
      await live.query('begin isolation level repeatable read read only');
      const position = await positionOf(live, 'view');
      await this.foldTo(position);
      await this.owner.query('begin read only');
      let count = 0;
      for await (const difference of differences(live, this.owner, sideSchema, this.which)) {
        count += 1;
        this.parts.onDifference?.(difference);
      }
      await this.owner.query('commit');
      return { position, count };
    });
  }

  private replace(isNewLife: boolean): Promise<void> {
    return atOnce(this.owner, async () => {
      await this.foldTo(await holdLive(this.owner));
      await switchTables(this.owner, this.which, isNewLife);
    });
  }
}
