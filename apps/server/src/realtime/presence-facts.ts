import {
  chatDefinition,
  ConnectOperator,
  ConnectVisitor,
  DisconnectOperator,
  DisconnectVisitor,
  isResumable,
} from '#libs/domain';
import type { Directory } from '../directory';
import type { Clock } from '../platform/clock';
import { uuidv5 } from '../platform/ids';
import type { SystemCommands } from '../system-commands';
import type { LatestChats } from '../visitors/latest-chats';
import type { Reader } from './feed-socket';
import type { PresenceTable, Unrecorded } from './presence-table';

export interface PresenceParts {
  readonly table: PresenceTable;
  readonly commands: SystemCommands;
  readonly latestChats: LatestChats;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

type Cause = Parameters<SystemCommands['run']>[1];

const atOnce = 50;
/** Milliseconds until what could not be recorded is tried again. */
const retryAfter = 2_000;

/** Turns comings and goings into facts. The row of one is taken out when it is recorded; the rules make twice once. */
export class PresenceFacts {
  constructor(private readonly parts: PresenceParts) {}

  /** What is due, whoever saw it; answers how many. For one node at a time. */
  async recordDue(): Promise<number> {
    const due = await this.parts.table.due(this.parts.clock.now(), atOnce);
    await Promise.all(due.map((one) => this.record(one)));
    return due.length;
  }

  async record(one: Unrecorded): Promise<void> {
    try {
      await (one.present ? this.here(one.reader, causeOf(one, 'here')) : this.gone(one));
      await this.parts.table.recorded(one);
    } catch (error) {
      this.parts.failed(error);
      await this.parts.table.later(one, this.parts.clock.now() + retryAfter).catch(this.parts.failed);
    }
  }

  private async here(reader: Reader, cause: Cause): Promise<void> {
    const { commands, clock } = this.parts;
    const at = clock.now();
    if (reader.kind === 'operator') return commands.run(new ConnectOperator({ at, operator: reader.id }), cause);
    const chat = await this.openChat(reader.id);
    if (chat) await commands.run(new ConnectVisitor({ at, chat }), cause);
  }

  private async gone(one: Unrecorded): Promise<void> {
    const { reader, since } = one;
    const { table, commands, clock, directory } = this.parts;
    if (await table.isPresent(reader.id)) return;
    const at = clock.now();
    const { settings } = directory;
    if (reader.kind === 'operator') {
      await commands.run(new DisconnectOperator({ at, operator: reader.id, settings }), causeOf(one, 'gone'));
    } else {
      const chat = await this.openChat(reader.id);
      if (chat) await commands.run(new DisconnectVisitor({ at, chat, since, settings }), causeOf(one, 'gone'));
    }
    // Somebody who came back while this was being recorded is here all the same.
    if (await table.isPresent(reader.id)) await this.here(reader, causeOf(one, 'back'));
  }

  private async openChat(visitor: string): Promise<string | null> {
    const latest = await this.parts.latestChats.of(visitor);
    if (latest === null) return null;
    return isResumable(await this.parts.latestChats.fold(chatDefinition, latest)) ? latest : null;
  }
}

/** Two nodes that record the same coming or going send the same command. */
function causeOf({ change }: Unrecorded, what: string): Cause {
  const id = uuidv5(what, change);
  return { id, eventId: id, correlationId: id };
}
