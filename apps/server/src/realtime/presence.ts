import type { Clock } from '../platform/clock';
import type { Directory } from '../directory';
import type { Reader } from './feed-socket';
import type { PresenceFacts } from './presence-facts';
import type { PresenceTable } from './presence-table';

const beatEvery = 2_000;
const silentAfter = 10_000;
/** Who was on a node that stopped gets this long to come to another one. */
const returnWithin = 10_000;
/** What this node records itself is left to others after so many milliseconds: it may have ended. */
const othersAfter = 5_000;

export interface PresenceParts {
  readonly table: PresenceTable;
  readonly facts: PresenceFacts;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

/** Notes the first and the last live socket of a person; what comes between is noise. */
export class Presence {
  private readonly live = new Map<string, Reader>();
  private readonly turns = new Map<string, Promise<void>>();
  /** What the database did not take; tried again with the next beat. */
  private readonly missed = new Map<string, () => void>();
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(private readonly parts: PresenceParts) {}

  async open(): Promise<void> {
    await this.parts.table.beat();
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), beatEvery);
    this.timer.unref();
  }

  connected(reader: Reader, socket: string): void {
    this.live.set(socket, reader);
    this.inTurn(reader, socket, () => this.add(reader, socket));
  }

  disconnected(reader: Reader, socket: string): void {
    this.live.delete(socket);
    // A stop cuts everybody: who does not come back is noticed by whoever sweeps this node's sockets.
    if (this.closing) return;
    this.inTurn(reader, socket, () => this.remove(reader, socket));
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    while (this.turns.size > 0) await Promise.all(this.turns.values());
    await this.parts.table.leave();
  }

  private async add(reader: Reader, socket: string): Promise<void> {
    const now = this.parts.clock.now();
    const came = await this.parts.table.add(reader, socket, now, now + othersAfter);
    if (came) await this.parts.facts.record(came);
  }

  /** A visitor's blink makes no fact, so it is left to the one who records what is due; an operator's graces are in the fact. */
  private async remove(reader: Reader, socket: string): Promise<void> {
    const now = this.parts.clock.now();
    const isOperator = reader.kind === 'operator';
    const wait = isOperator ? othersAfter : this.parts.directory.settings.visitorAwayAfter;
    const went = await this.parts.table.remove(reader, socket, now, now + wait);
    if (went && isOperator) await this.parts.facts.record(went);
  }

  private async sweep(): Promise<void> {
    try {
      if (!(await this.parts.table.beat())) this.addAgain();
      for (const again of this.missed.values()) again();
      const now = this.parts.clock.now();
      await this.parts.table.sweep(silentAfter, now, now + returnWithin);
    } catch (error) {
      this.parts.failed(error);
    }
  }

  /** This node was silent for so long that others took its sockets out. */
  private addAgain(): void {
    for (const [socket, reader] of this.live)
      this.inTurn(reader, socket, async () => {
        if (this.live.has(socket)) await this.add(reader, socket);
      });
  }

  private inTurn(reader: Reader, socket: string, work: () => Promise<void>): void {
    this.missed.delete(socket);
    const before = this.turns.get(reader.id) ?? Promise.resolve();
    const turn = before.then(work).catch((error: unknown) => {
      this.parts.failed(error);
      // A later coming or going of the same socket stands already where this one would be tried again.
      if (!this.missed.has(socket)) this.missed.set(socket, () => this.inTurn(reader, socket, work));
    });
    this.turns.set(reader.id, turn);
    void turn.then(() => {
      if (this.turns.get(reader.id) === turn) this.turns.delete(reader.id);
    });
  }
}
