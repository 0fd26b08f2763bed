/** What can honestly be said of a chat's record. */
export type Verdict =
  | { readonly is: 'checking' }
  | {
      readonly is: 'verified' | 'unsealed';
      readonly count: number;
      readonly total: number;
      readonly size: number;
      readonly signedAt: number;
      readonly key: string;
    }
  | { readonly is: 'unchecked'; readonly why: Why }
  /** `server`: whether the server found it as well. */
  | { readonly is: 'altered'; readonly position: number; readonly server: boolean };

export type Why = 'no-head' | 'no-crypto' | 'other-key' | 'forged' | 'forbidden' | 'failed' | 'unusable';

/** What cannot be checked is no finding about the record. */
export class CannotCheck extends Error {
  constructor(readonly why: Why) {
    super(why);
  }
}

/** What is shown of an event, to be held against what was stored. */
export interface ShownEvent {
  readonly position: number;
  /** Milliseconds. */
  readonly at: number;
  readonly type: string;
}
