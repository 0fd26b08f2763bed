import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Head, UnusableEvidence } from '#libs/record';
import { LogBroken, Sealer, type Signer } from '#libs/seal-folder';
import type { EventStore } from '#libs/event-store';
import type { Clock } from '../platform/clock';
import type { Leadership } from '../platform/leadership';
import { LostHeads } from './lost-heads';
import { TrailingVerifier } from './trailing-verifier';

export interface SealingParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly pool: pg.Pool;
  readonly leadership: Leadership;
  readonly signer: Signer;
  readonly sealDir: string;
  readonly epoch: string;
  readonly clock: Clock;
  readonly told: (sentence: string) => void;
  readonly failed: (sentence: string, error: unknown) => void;
}

/** Milliseconds: between looks, between batches while behind, and after trouble. */
const rest = 500;
const breath = 20;
const patience = 5_000;
const addHead = 'select log.add_head($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6)';

/** Seals the log on the one node that has the right to, behind all writing; and has that node read it all again. */
export class Sealing {
  /** What keeps this node from sealing; null while it does, or another one does. */
  trouble: 'failed' | 'broken' | null = null;
  readonly verifier: TrailingVerifier;
  readonly heads: LostHeads;
  private sealer: Sealer | null = null;
  private stumbledOver = '';
  private running: Promise<void> = Promise.resolve();
  private readonly stop = new AbortController();

  constructor(private readonly parts: SealingParts) {
    this.verifier = new TrailingVerifier(parts);
    this.heads = new LostHeads(parts);
  }

  open(): void {
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.verifier.stop();
    await this.sealer
      ?.finish()
      .catch((error: unknown) => this.parts.failed('the last facts are not sealed yet', error));
    await this.end();
    await this.parts.leadership.release();
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      const wait = await this.turn().catch((error: unknown) => this.stumbled(error));
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** How long to wait for the next one. */
  private async turn(): Promise<number> {
    if (!(await this.parts.leadership.take(() => void this.end()))) return this.aside();
    this.sealer ??= await this.begin();
    const more = await this.sealer.step();
    if (this.trouble) this.parts.told('the record is sealed again');
    [this.trouble, this.stumbledOver] = [null, ''];
    this.heads.look(this.sealer.folder, this.sealer.sealed);
    this.verifier.upTo(this.sealer.sealed);
    return more ? breath : rest;
  }

  /** Another node seals, or nobody can. */
  private aside(): number {
    this.trouble = null;
    this.heads.aside();
    this.verifier.aside();
    return patience;
  }

  private async begin(): Promise<Sealer> {
    const { store, signer, sealDir, epoch, clock } = this.parts;
    const sealer = await Sealer.open({
      ...{ sealDir, signer, epoch, lane: 0 },
      now: () => clock.now(),
      readAll: (after, limit) => store.readAll(after, limit),
      keepHead: (head, keyId, note) => this.keepHead(head, keyId, note),
    });
    await this.heads.compare(sealer.folder).catch(async (error: unknown) => {
      await sealer.close();
      throw error;
    });
    return sealer;
  }

  private async keepHead({ lane, position, hash, signedAt }: Head, keyId: string, note: string): Promise<void> {
    await this.parts.pool.query(addHead, [lane, position, hash, signedAt, keyId, note]);
  }

  private async stumbled(error: unknown): Promise<number> {
    this.trouble = error instanceof LogBroken || error instanceof UnusableEvidence ? 'broken' : 'failed';
    // Said once, however often it is tried
    if (this.stumbledOver !== String(error)) this.parts.failed('the record is not sealed', error);
    this.stumbledOver = String(error);
    await this.end();
    return patience;
  }

  private async end(): Promise<void> {
    const { sealer } = this;
    this.sealer = null;
    await sealer?.close();
  }
}
