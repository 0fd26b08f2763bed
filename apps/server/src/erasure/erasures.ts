import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { FinishErasure } from '#libs/domain';
import type { PersonKeys } from '#libs/sealing';
import type { VisitorTokens } from '../auth/visitor-tokens';
import type { Clock } from '../platform/clock';
import type { ErasedKeys } from '../platform/erased-keys';
import { uuidv5 } from '../platform/ids';
import type { SystemCommands } from '../system-commands';
import { ErasureRows, type Request } from './erasure-rows';

export interface ErasureParts {
  readonly pool: pg.Pool;
  readonly keys: PersonKeys;
  readonly list: ErasedKeys;
  readonly tokens: Pick<VisitorTokens, 'revoke'>;
  readonly clock: Clock;
  readonly commands: () => Pick<SystemCommands, 'run'>;
  /** One node at a time does the work; two at once would do no harm. */
  readonly isOurs: () => boolean;
  /** For each place that holds words: the position up to which it stands on the disk. */
  readonly places: readonly (() => Promise<number>)[];
  /** Does the work while nobody makes the words anew elsewhere; false when somebody is at it. */
  readonly undisturbed: (work: () => Promise<void>) => Promise<boolean>;
  readonly failed: (error: unknown) => void;
}

const lookEvery = 1_000;
/** Milliseconds between two looks at a view that has not come to the request yet. */
const waitEvery = 50;

/**
 * Carries out what `VisitorErasureRequested` asks for. Every step may be done again, and the checkpoint moves when all of
 * them are done, so a crash anywhere is made good by the next node that looks.
 */
export class Erasures {
  private readonly rows: ErasureRows;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private isWorking = false;
  private ended = false;

  constructor(private readonly parts: ErasureParts) {
    this.rows = new ErasureRows(parts.pool);
  }

  start(): void {
    this.timer = setInterval(() => this.look(), lookEvery).unref();
  }

  async close(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.working;
  }

  private look(): void {
    if (this.isWorking || this.ended || !this.parts.isOurs()) return;
    this.isWorking = true;
    this.working = this.work()
      .catch(this.parts.failed)
      .finally(() => (this.isWorking = false));
  }

  /** One request after the other, in the order in which they were recorded. */
  private async work(): Promise<void> {
    for (let from = await this.rows.position(); ;) {
      const { request, head } = await this.rows.next(from);
      if (request && !(await this.carriedOut(request))) return;
      const to = request?.position ?? head;
      if (to === from || !(await this.rows.move(from, to))) return;
      // What came meanwhile is for the next look: a busy log would never be caught up with.
      if (!request) return;
      from = to;
    }
  }

  /** False when this node is stopping, or views are rebuilt just now: then at a later look. */
  private async carriedOut(request: Request): Promise<boolean> {
    return (await this.emptied(request.position)) && (await this.parts.undisturbed(() => this.destroyed(request)));
  }

  private async destroyed({ visitor, chats, eventId, correlationId }: Request): Promise<void> {
    const tokens = await this.parts.tokens.revoke(visitor);
    const { ref: key } = await this.parts.keys.of(visitor);
    // First: a key that is destroyed but not listed would come back with a backup.
    await this.parts.list.add({ key, person: visitor }, this.parts.clock.now());
    await this.parts.keys.destroy(visitor);
    const facts = await this.rows.sealedFacts([visitor, ...chats], key);
    const counts = { chats: chats.length, facts, tokens };
    const cause = { id: uuidv5('finish-erasure', eventId), eventId, correlationId };
    await this.parts.commands().run(new FinishErasure({ at: this.parts.clock.now(), visitor, counts }), cause);
  }

  /** Waits until nothing that is shown or searched holds the words. */
  private async emptied(position: number): Promise<boolean> {
    for (const stands of this.parts.places)
      while ((await stands()) < position) {
        if (this.ended || !this.parts.isOurs()) return false;
        await pause(waitEvery);
      }
    return true;
  }
}
