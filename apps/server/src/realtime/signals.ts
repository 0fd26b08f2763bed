import { signalSchema } from '#libs/contracts';
import { type Caller } from '../auth/permissions';
import type { Directory } from '../directory';
import type { Clock } from '../platform/clock';
import type { Views } from '../projections/views';
import type { RateLimits } from '../rate-limits';
import type { Push } from './push';
import type { Reader } from './feed-socket';

/** The part of a socket that signals need. */
export interface SignalSocket {
  readonly id: string;
}
export interface SignalTarget {
  emit(event: 'signal', signal: object): unknown;
}

/** Typing: passed on to whoever holds the chat's threads, never stored. A watcher receives it and never causes it. */
export class Signals {
  constructor(
    private readonly views: Views,
    private readonly directory: Directory,
    private readonly rates: RateLimits,
    private readonly clock: Clock,
    private readonly targetOf: (reader: Reader, socket: string) => SignalTarget,
  ) {}

  async received(socket: SignalSocket, caller: () => Promise<Caller | null>, message: unknown): Promise<void> {
    const parsed = signalSchema.safeParse(message);
    if (!parsed.success || this.rates.take('signal', socket.id, this.clock.now()) > 0) return;
    const who = await caller();
    const { chat } = parsed.data;
    await this.views.refresh(chat);
    if (!who || !this.maySend(who, chat)) return;
    const name = who.kind === 'operator' ? this.directory.nameOf(who.id) : undefined;
    const signal = { kind: 'typing', chat, who: who.id, ...(name === undefined ? {} : { name }) };
    this.pass(this.views.push, `chat:${chat}`, socket.id, signal);
    if (who.kind === 'operator') this.pass(this.views.push, `visitor:${chat}`, socket.id, signal);
  }

  /** Members, and the visitor while the visitor's thread goes on. */
  private maySend(who: Caller, chat: string): boolean {
    const notes = this.views.notesOf(chat);
    if (!notes || notes.closed) return false;
    if (who.kind === 'operator') return notes.members.some((member) => member.id === who.id);
    const { visitor } = notes;
    return visitor.id === who.id && visitor.presence !== 'left' && visitor.presence !== 'kicked';
  }

  private pass(push: Push, feed: string, except: string, signal: object): void {
    const frozen = feed.startsWith('visitor:') && isFrozen(this.views.notesOf(feed.slice('visitor:'.length)));
    if (frozen) return;
    // Who has only asked for a feed holds it until the answer; and the end of a watch changes no row of it.
    for (const { socket, feed: live, sent } of push.holders(feed)) {
      const may = socket.id !== except && sent !== null && this.views.mayRead(socket.reader, live.id);
      if (may) this.targetOf(socket.reader, socket.id).emit('signal', signal);
    }
  }
}

function isFrozen(notes: ReturnType<Views['notesOf']>): boolean {
  return notes === undefined || notes.visitor.presence === 'left' || notes.visitor.presence === 'kicked';
}
