import { getInt64, putInt64 } from './bytes';
import type { RecordEvent, Sha256 } from './event';

/** Position (8 bytes, big-endian) and hash of the chain (32). */
export const ledgerRecord = 40;
/** Four bytes each of the SHA-256 of the clear and of the sealed data: no proof, but they tell which of them was changed. */
export const hintRecord = 8;

/** Records of one size, the first of which belongs to position 1. */
export interface Records {
  /** How many there are. */
  readonly length: number;
  /** The records of positions from `first` on, at most `count`; fewer at the end. */
  read(first: number, count: number): Promise<Uint8Array>;
}

export function putLedgerRecord(into: Uint8Array, at: number, position: number, hash: Uint8Array): void {
  putInt64(new DataView(into.buffer, into.byteOffset), at, position);
  into.set(hash, at + 8);
}

/** The hash that a page of records has for a position, or null where the page ends or has another position. */
export function ledgerHash(page: Uint8Array, first: number, position: number): Uint8Array | null {
  const at = (position - first) * ledgerRecord;
  if (at < 0 || at + ledgerRecord > page.length) return null;
  const view = new DataView(page.buffer, page.byteOffset);
  return getInt64(view, at) === position ? page.subarray(at + 8, at + ledgerRecord) : null;
}

const utf8 = new TextEncoder();

export function hintOf(sha256: Sha256, event: Pick<RecordEvent, 'data' | 'sealed'>): Uint8Array {
  const hint = new Uint8Array(hintRecord);
  hint.set(sha256(utf8.encode(event.data)).subarray(0, 4));
  // No sealed data and empty sealed data are two things
  if (event.sealed) hint.set(sha256(event.sealed).subarray(0, 4), 4);
  return hint;
}
