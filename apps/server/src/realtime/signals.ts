import { signalSchema } from '#libs/contracts';
import type { Caller } from '../auth/permissions';
import type { Directory } from '../directory';
import type { Clock } from '../platform/clock';
import type { Views } from '../projections/views';
import type { RateLimits } from '../rate-limits';
import type { Reader } from './feed-socket';
import type { SignalLine, Typing } from './signal-line';

/** The part of a socket that signals need. */
export interface SignalSocket {
  readonly id: string;
}
export interface SignalTarget {
  emit(event: 'signal', signal: object): unknown;
}

export interface SignalParts {
  readonly views: Views;
  readonly directory: Directory;
  readonly rates: RateLimits;
  readonly clock: Clock;
  readonly line: SignalLine;
  readonly targetOf: (reader: Reader, socket: string) => SignalTarget;
  readonly failed: (error: unknown) => void;
}

/**
 * Typing: passed on to whoever holds the chat's threads, here and on the other nodes; never stored. Each node asks its own
 * rights. A watcher receives it and never causes it.
 */
export class Signals {
  constructor(private readonly parts: SignalParts) {
    parts.line.open((typing) => void this.heard(typing).catch(parts.failed));
  }

  async received(socket: SignalSocket, caller: () => Promise<Caller | null>, message: unknown): Promise<void> {
    const { rates, clock, line } = this.parts;
    const parsed = signalSchema.safeParse(message);
    if (!parsed.success || rates.take('signal', socket.id, clock.now()) > 0) return;
    const who = await caller();
    if (!who) return;
    const typing = { chat: parsed.data.chat, kind: who.kind, who: who.id };
    if (await this.tell(typing, socket.id)) line.tell(typing);
  }

  /** From another node, whose word counts for nothing here. */
  private async heard(typing: Typing): Promise<void> {
    await this.tell(typing, null);
  }

  /** Whether it was a sign that may be given. */
  private async tell(typing: Typing, except: string | null): Promise<boolean> {
    const { chat, kind, who } = typing;
    await this.parts.views.refresh(chat);
    if (!this.maySend(typing)) return false;
    const name = kind === 'operator' ? { name: this.parts.directory.nameOf(who) } : {};
    const signal = { kind: 'typing', chat, who, ...name };
    this.pass(`chat:${chat}`, except, signal);
    if (kind === 'operator') this.pass(`visitor:${chat}`, except, signal);
    return true;
  }

  /** Members, and the visitor while the visitor's thread goes on. */
  private maySend({ chat, kind, who }: Typing): boolean {
    const notes = this.parts.views.notesOf(chat);
    if (!notes || notes.closed) return false;
    if (kind === 'operator') return notes.members.some((member) => member.id === who);
    const { visitor } = notes;
    return visitor.id === who && visitor.presence !== 'left' && visitor.presence !== 'kicked';
  }

  private pass(feed: string, except: string | null, signal: object): void {
    const { views, targetOf } = this.parts;
    const frozen = feed.startsWith('visitor:') && isFrozen(views.notesOf(feed.slice('visitor:'.length)));
    if (frozen) return;
    // Who has only asked for a feed holds it until the answer; and the end of a watch changes no row of it.
    for (const { socket, feed: live, sent } of views.push.holders(feed)) {
      const may = socket.id !== except && sent !== null && views.mayRead(socket.reader, live.id);
      if (may) targetOf(socket.reader, socket.id).emit('signal', signal);
    }
  }
}

function isFrozen(notes: ReturnType<Views['notesOf']>): boolean {
  return notes === undefined || notes.visitor.presence === 'left' || notes.visitor.presence === 'kicked';
}
