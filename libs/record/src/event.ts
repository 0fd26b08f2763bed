/** Computes SHA-256; handed in, since Node has a fast one and a page has none that answers at once. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** An event as the verifier needs it; what the event store hands out fits. Times in microseconds since 1970. */
export interface RecordEvent {
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
  readonly actor: { readonly kind: number; readonly id: string };
  readonly keyRef: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  /** The exact JSON text. */
  readonly data: string;
  /** Ciphertext. */
  readonly sealed: Uint8Array | null;
  readonly hash: Uint8Array;
}
