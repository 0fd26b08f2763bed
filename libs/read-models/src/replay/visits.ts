import type { ReplaySpan, Time } from '#libs/contracts';
import type { ChatNotes } from '../note-shapes';

/** A stretch of somebody's time, and the fact that began it. */
export interface Stretch extends ReplaySpan {
  readonly position: number;
}

/** Who was there, and as what, from one fact to the next. */
export class Visits {
  readonly #stretches = new Map<string, Stretch[]>();

  /** In order of first entry. */
  get people(): string[] {
    return [...this.#stretches.keys()];
  }

  of(person: string): readonly Stretch[] {
    return this.#stretches.get(person) ?? [];
  }

  /** Compares who is there after a fact with who was. */
  take(chat: ChatNotes, at: Time, position: number): void {
    const present = new Map<string, ReplaySpan['as']>();
    const { presence, id } = chat.visitor;
    if (!chat.closed && (presence === 'present' || presence === 'away')) present.set(id, presence);
    if (!chat.closed) for (const reader of chat.readers) present.set(reader.id, reader.relation);
    for (const [person, as] of present) this.#enter(person, as, at, position);
    for (const [person, stretches] of this.#stretches) if (!present.has(person)) end(stretches, at);
  }

  #enter(person: string, as: ReplaySpan['as'], from: Time, position: number): void {
    const stretches = this.#stretches.get(person) ?? [];
    const last = stretches.at(-1);
    if (last?.to === null && last.as === as) return;
    end(stretches, from);
    stretches.push({ from, to: null, as, position });
    this.#stretches.set(person, stretches);
  }
}

function end(stretches: Stretch[], at: Time): void {
  const last = stretches.pop();
  if (last) stretches.push(last.to === null ? { ...last, to: at } : last);
}
