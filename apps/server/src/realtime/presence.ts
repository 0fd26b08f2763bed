import {
  ConnectOperator,
  ConnectVisitor,
  DisconnectOperator,
  DisconnectVisitor,
  isResumable,
  chatDefinition,
} from '#libs/domain';
import type { Directory } from '../directory';
import type { Clock } from '../platform/clock';
import type { SystemCommands } from '../system-commands';
import type { LatestChats } from '../visitors/latest-chats';
import type { Reader } from './feed-socket';
import type { PresenceTable } from './presence-table';

const beatEvery = 2_000;
const silentAfter = 10_000;
/** Who was on a node that stopped gets this long to come to another one. */
const returnWithin = 10_000;

export interface PresenceParts {
  readonly table: PresenceTable;
  readonly commands: SystemCommands;
  readonly latestChats: LatestChats;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

/** Turns the first and the last live socket of a person into a fact; what comes between is noise. */
export class Presence {
  private readonly away = new Map<string, NodeJS.Timeout>();
  private readonly turns = new Map<string, Promise<void>>();
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
    clearTimeout(this.away.get(reader.id));
    this.inTurn(reader, async () => {
      if (await this.parts.table.add(reader, socket)) await this.here(reader);
    });
  }

  disconnected(reader: Reader, socket: string): void {
    // A stop cuts everybody: who does not come back is noticed by whoever sweeps this node's sockets.
    if (this.closing) return;
    this.inTurn(reader, async () => {
      if (await this.parts.table.remove(reader, socket)) this.lost(reader);
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    for (const timer of this.away.values()) clearTimeout(timer);
    while (this.turns.size > 0) await Promise.all(this.turns.values());
    await this.parts.table.leave();
  }

  /** A visitor's blink makes no fact; an operator's graces are in the fact itself. */
  private lost(reader: Reader): void {
    if (reader.kind === 'operator') return this.inTurn(reader, () => this.gone(reader, this.parts.clock.now()));
    this.lostFor(reader, this.parts.directory.settings.visitorAwayAfter);
  }

  /** Recorded unless the person is back within so many milliseconds. */
  private lostFor(reader: Reader, wait: number): void {
    const since = this.parts.clock.now();
    const timer = setTimeout(() => this.inTurn(reader, () => this.gone(reader, since)), wait);
    timer.unref();
    this.away.set(reader.id, timer);
  }

  private async here(reader: Reader): Promise<void> {
    const at = this.parts.clock.now();
    if (reader.kind === 'operator') return this.parts.commands.run(new ConnectOperator({ at, operator: reader.id }));
    const chat = await this.openChat(reader.id);
    if (chat) await this.parts.commands.run(new ConnectVisitor({ at, chat }));
  }

  private async gone(reader: Reader, since: number): Promise<void> {
    if (await this.parts.table.isPresent(reader.id)) return;
    const at = this.parts.clock.now();
    const { settings } = this.parts.directory;
    if (reader.kind === 'operator') {
      await this.parts.commands.run(new DisconnectOperator({ at, operator: reader.id, settings }));
    } else {
      const chat = await this.openChat(reader.id);
      if (chat) await this.parts.commands.run(new DisconnectVisitor({ at, chat, since, settings }));
    }
    // Somebody who came back while this was being recorded is here all the same.
    if (await this.parts.table.isPresent(reader.id)) await this.here(reader);
  }

  private async openChat(visitor: string): Promise<string | null> {
    const latest = await this.parts.latestChats.of(visitor);
    if (latest === null) return null;
    return isResumable(await this.parts.latestChats.fold(chatDefinition, latest)) ? latest : null;
  }

  private async sweep(): Promise<void> {
    try {
      await this.parts.table.beat();
      for (const reader of await this.parts.table.sweep(silentAfter)) this.lostFor(reader, returnWithin);
    } catch (error) {
      this.parts.failed(error);
    }
  }

  private inTurn(reader: Reader, work: () => Promise<void>): void {
    const before = this.turns.get(reader.id) ?? Promise.resolve();
    const turn = before.then(work).catch(this.parts.failed);
    this.turns.set(reader.id, turn);
    void turn.then(() => {
      if (this.turns.get(reader.id) === turn) this.turns.delete(reader.id);
    });
  }
}
