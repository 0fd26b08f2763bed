import type { Append, AppendOutcome } from './event-store';

export interface Waiting {
  readonly command: Append;
  readonly bytes: number;
  /** On a clock that never goes back, in milliseconds. */
  readonly since: number;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/** A rough size of what goes over the wire, for the bound on a flush. */
export function sizeOf(command: Append): number {
  let bytes = 200 + command.result.length;
  for (const write of command.writes)
    for (const event of write.events) bytes += 150 + event.data.length + (event.sealed?.length ?? 0);
  return bytes;
}

/** What one flush already holds: for each key whether it is written (true) or only checked. */
class Claims {
  readonly #held = new Map<string, boolean>();

  /** Claims all keys of a command, also where it has to wait: then it holds back what follows. */
  claim({ command }: Waiting): boolean {
    let free = this.#take(command.actor.id + command.commandId, true);
    for (const { streamId, events } of command.writes) free = this.#take(streamId, events.length > 0) && free;
    return free;
  }

  #take(key: string, written: boolean): boolean {
    const held = this.#held.get(key);
    this.#held.set(key, written || held === true);
    return held === undefined || !(held || written);
  }
}

/** Commands on their way to the log, in order; a flush never takes two that write one stream, nor one command twice. */
export class AppendQueue {
  #waiting: Waiting[] = [];

  constructor(private readonly most: { readonly commands: number; readonly bytes: number }) {}

  get length(): number {
    return this.#waiting.length;
  }

  push(entry: Waiting): void {
    this.#waiting.push(entry);
  }

  /** Takes the next flush. What has to wait keeps its order, and holds back what follows it on the same stream. */
  take(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    const claims = new Claims();
    let bytes = 0;
    for (const [at, entry] of this.#waiting.entries()) {
      if (taken.length === this.most.commands || (taken.length > 0 && bytes + entry.bytes > this.most.bytes)) {
        left.push(...this.#waiting.slice(at));
        break;
      }
      const free = claims.claim(entry);
      (free ? taken : left).push(entry);
      if (free) bytes += entry.bytes;
    }
    this.#waiting = left;
    return taken;
  }
}
