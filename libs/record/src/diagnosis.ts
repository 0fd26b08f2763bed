import { sameBytes } from './bytes';
import type { RecordEvent } from './event';
import type { EventHashing } from './event-hashing';
import type { Finding, FindingKind } from './finding';

/** Where the chain breaks, and what is around it. */
export interface Break {
  /** The position that should come next. */
  readonly position: number;
  readonly lane: number;
  /** The hash before that position, and the one before that. */
  readonly link: Uint8Array;
  readonly linkBefore: Uint8Array | null;
  /** The event that does not fit, and those after it. */
  readonly rows: readonly RecordEvent[];
  /** Which part of the event differs from what was noted of it, where that is known. */
  readonly changed: FindingKind | null;
}

/** How many neighbours are tried for the place of an event that was moved or is missing. */
export const window = 2000;

/** Names what was done to the log at a place where the chain breaks, by trying what would make it hold again. */
export class Diagnosis {
  constructor(
    private readonly hashing: EventHashing,
    private readonly at: Break,
  ) {}

  finding(): Finding {
    const { position, rows } = this.at;
    const row = rows[0];
    if (!row) return { kind: 'row missing', position };
    if (row.position > position) return { kind: 'row missing', position, until: row.position - 1 };
    if (row.position < position) return { kind: 'row added', position: row.position };
    return this.shifted(row) ?? { kind: this.contentKind(row), position };
  }

  /** Rows were put in, taken out or moved, and the positions given out anew. */
  private shifted(row: RecordEvent): Finding | null {
    const { position, linkBefore, rows } = this.at;
    const next = rows[1];
    if (next && this.hashing.fits(this.at.link, this.at.lane, position, next))
      return this.continues(next.hash, position + 1, rows[2])
        ? { kind: 'row added', position }
        : { kind: 'row moved', position, detail: `it stands at ${next.position}` };
    const owner = rows.find((other, i) => i > 0 && this.belongsHere(row, other));
    if (owner) return { kind: 'row moved', position, detail: `it stands at ${owner.position}` };
    // The added row had its hash computed, so that only the one after it shows it
    if (linkBefore && this.hashing.fits(linkBefore, this.at.lane, position - 1, row))
      return { kind: 'row added', position: position - 1 };
    return this.gap(row);
  }

  /** With its own hash, or with the hash and the time left where they were. */
  private belongsHere(row: RecordEvent, other: RecordEvent): boolean {
    const { link, position, lane } = this.at;
    const leaf = this.hashing.leaf(other);
    const times = row.recordedAt === other.recordedAt ? [row.recordedAt] : [row.recordedAt, other.recordedAt];
    return times.some((time) => {
      const hash = this.hashing.chain(link, lane, position, time, leaf);
      return sameBytes(hash, other.hash) || sameBytes(hash, row.hash);
    });
  }

  /** Rows are missing before this one, and those after it moved up. */
  private gap(row: RecordEvent): Finding | null {
    const { position, rows } = this.at;
    const next = rows[1];
    if (!next) return null;
    for (let missing = 1; missing <= window; missing++)
      if (this.hashing.fits(row.hash, this.at.lane, position + missing + 1, next))
        return { kind: 'row missing', position, until: position + missing - 1, detail: 'positions given out anew' };
    return null;
  }

  private contentKind(row: RecordEvent): FindingKind {
    const next = this.at.rows[1];
    const computed = this.hashing.chain(this.at.link, this.at.lane, row.position, row.recordedAt, this.hashing.leaf(row)); // prettier-ignore
    if (next && this.hashing.fits(computed, this.at.lane, next.position, next)) return 'hash changed';
    return this.at.changed ?? 'content changed';
  }

  private continues(link: Uint8Array, position: number, row: RecordEvent | undefined): boolean {
    return row === undefined || this.hashing.fits(link, this.at.lane, position, row);
  }
}
