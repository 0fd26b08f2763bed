/** Who asked; `kind` is a small number that the caller gives meaning to (1 visitor, 2 operator, 3 system). */
export interface StoredActor {
  readonly kind: number;
  readonly id: string;
}

/** A fact on its way into the log: `data` is the exact JSON text that is hashed and stored. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly sealed: Buffer | null;
  readonly keyRef: string | null;
}

/** What one command writes to one stream. `expected` is the version it was decided on; 0 means a new stream. */
export interface StreamWrite {
  readonly streamId: string;
  /** A small number that the caller gives meaning to. */
  readonly kind: number;
  readonly expected: number;
  readonly events: readonly NewEvent[];
}

/** One command: all of its writes are recorded, or none. A command without events still leaves its receipt. */
export interface Append {
  readonly commandId: string;
  readonly actor: StoredActor;
  /** Tells a resend from another body under the same id. */
  readonly digest: Buffer;
  readonly correlationId: string;
  readonly causationId: string;
  /** Milliseconds; a claim. */
  readonly occurredAt: number;
  /** JSON text, answered again when the command is sent again. */
  readonly result: string;
  readonly writes: readonly StreamWrite[];
}

/**
 * One answer per command. Times in microseconds since 1970 (exact below 2^53); `firstPosition` is 0 without events.
 * `duplicate` may also be the answer to the first try, when the connection broke and the appender sent it again.
 */
export type AppendOutcome =
  | { readonly kind: 'ok'; readonly firstPosition: number; readonly recordedAt: number }
  | { readonly kind: 'duplicate'; readonly result: string; readonly firstPosition: number | null }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'reused-id' };

/** An event as it stands in the log. */
export interface StoredEvent {
  readonly lane: number;
  readonly position: number;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly commandId: string;
  readonly commandSeq: number;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: StoredActor;
  readonly keyRef: string | null;
  /** Microseconds. */
  readonly occurredAt: number;
  readonly recordedAt: number;
  /** Exact JSON text. */
  readonly data: string;
  readonly sealed: Buffer | null;
  readonly hash: Buffer;
}

export interface Receipt {
  readonly digest: Buffer;
  readonly result: string;
  readonly firstPosition: number | null;
}

/** The log. Positions are 1, 2, 3 ... in commit order, without holes; versions are 1, 2, 3 ... in each stream. */
export interface EventStore {
  append(command: Append): Promise<AppendOutcome>;
  /** Events of one stream after a version, in order. */
  readStream(streamId: string, afterVersion: number): Promise<StoredEvent[]>;
  /** Events after a position, in order, at most `limit`. */
  readAll(afterPosition: number, limit: number): Promise<StoredEvent[]>;
  /** The last position, 0 when the log is empty. */
  head(): Promise<number>;
  receipt(actorId: string, commandId: string): Promise<Receipt | null>;
}

/** The log did not answer in time, and it is not known whether the command was recorded: send it again with the same id. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}
/** The queue to the log is full: try later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}
