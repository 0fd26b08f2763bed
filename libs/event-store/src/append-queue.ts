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

const keysOf = ({ command }: Waiting): string[] => [
  command.actor.id + command.commandId,
  ...command.writes.map((write) => write.streamId),
];

/** Commands on their way to the log, in order; a flush never takes two of one stream, nor one command twice. */
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
    const busy = new Set<string>();
    let bytes = 0;
    for (const [at, entry] of this.#waiting.entries()) {
      if (taken.length === this.most.commands || (taken.length > 0 && bytes + entry.bytes > this.most.bytes)) {
        left.push(...this.#waiting.slice(at));
        break;
      }
      const keys = keysOf(entry);
      const free = keys.every((key) => !busy.has(key));
      for (const key of keys) busy.add(key);
      (free ? taken : left).push(entry);
      if (free) bytes += entry.bytes;
    }
    this.#waiting = left;
    return taken;
  }
}
