/** What `verify` can find; docs/record.md says of each what it means. */
export const findingKinds = {
  'payload changed': 'the clear data are not what was recorded',
  'sealed data changed': 'the sealed data are not what was recorded',
  'envelope changed': 'type, time, actor, stream or ids are not what was recorded',
  'content changed': 'something in the event is not what was recorded',
  'hash changed': 'the event is as recorded, its stored hash is not',
  'row missing': 'an event was taken out',
  'row added': 'an event was put in',
  'row moved': 'the event that belongs here stands elsewhere',
  'tail cut': 'the log ends before what was sealed',
  'head mismatch': 'a signed head and the log do not agree',
  'other log': 'the signed heads are of another log, or the first event was changed and all hashes recomputed',
  'stream order': 'the version does not follow the one before it in its stream',
  'time went back': 'recorded before the event in front of it',
  'chain recomputed': 'the chain holds by itself, but is not the one that was sealed',
  'ledger mismatch': 'the log agrees with the signed head, the ledger does not',
} as const;

export type FindingKind = keyof typeof findingKinds;

/** The first thing that is wrong. */
export interface Finding {
  readonly kind: FindingKind;
  /** The first position that is not as it should be. */
  readonly position: number;
  /** Where only an interval is known: its last position. */
  readonly until?: number;
  readonly detail?: string;
}

export interface Summary {
  /** How many events were checked, and the first and last position of them. */
  readonly events: number;
  readonly from: number;
  readonly to: number;
  readonly streams: number;
  /** Signed heads that were met. */
  readonly heads: number;
  /** Up to here a signed head vouches for the log; 0 without heads. */
  readonly proven: number;
  /** Up to here the ledger was compared. */
  readonly compared: number;
  /** Hash of the chain at the end. */
  readonly hash: Uint8Array;
  /** Of the tree; null when the check did not begin at 1. */
  readonly root: Uint8Array | null;
}

export type Verdict =
  { readonly ok: true; readonly summary: Summary } | { readonly ok: false; readonly finding: Finding };
