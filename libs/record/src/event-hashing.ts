import { putInt64, putUuid, sameBytes } from './bytes';
import type { RecordEvent, Sha256 } from './event';

const text = new TextEncoder();
const missing = 0xffffffff;

/** The hash before the first event of a lane. */
export const genesis = (sha256: Sha256, lane: number): Uint8Array => sha256(text.encode(`parley log, lane ${lane}`));

/** Leaf and chain as docs/hash-vectors.md has them. One buffer for all events, so that nothing piles up. */
export class EventHashing {
  private bytes = new Uint8Array(4096);
  private view = new DataView(this.bytes.buffer);
  private end = 0;
  private readonly step = new Uint8Array(82);
  private readonly stepView = new DataView(this.step.buffer);

  constructor(private readonly sha256: Sha256) {}

  leaf(event: RecordEvent): Uint8Array {
    this.makeRoom(512 + 3 * (event.type.length + event.data.length) + (event.sealed?.length ?? 0));
    this.bytes[0] = 1;
    this.end = 1;
    this.uuid(event.streamId);
    this.int32(event.streamVersion);
    this.uuid(event.eventId);
    this.text(event.type);
    this.int16(event.schemaVersion);
    this.uuid(event.commandId);
    this.int16(event.commandSeq);
    this.uuid(event.correlationId);
    this.uuid(event.causationId);
    this.int16(event.actor.kind);
    this.uuid(event.actor.id);
    if (event.keyRef === null) this.length(missing);
    else this.uuid(event.keyRef);
    this.length(8);
    putInt64(this.view, this.end, event.occurredAt);
    this.end += 8;
    this.text(event.data);
    this.raw(event.sealed);
    return this.sha256(this.bytes.subarray(0, this.end));
  }

  chain(previous: Uint8Array, lane: number, position: number, recordedAt: number, leaf: Uint8Array): Uint8Array {
    this.step.set(previous);
    this.stepView.setInt16(32, lane);
    putInt64(this.stepView, 34, position);
    putInt64(this.stepView, 42, recordedAt);
    this.step.set(leaf, 50);
    return this.sha256(this.step);
  }

  /** Whether the event's own hash is what it would be at this place. */
  fits(previous: Uint8Array, lane: number, position: number, event: RecordEvent): boolean {
    return sameBytes(this.chain(previous, lane, position, event.recordedAt, this.leaf(event)), event.hash);
  }

  private makeRoom(size: number): void {
    if (size <= this.bytes.length) return;
    this.bytes = new Uint8Array(size * 2);
    this.view = new DataView(this.bytes.buffer);
  }

  private length(bytes: number): void {
    this.view.setUint32(this.end, bytes);
    this.end += 4;
  }

  private uuid(id: string): void {
    this.length(16);
    putUuid(id, this.bytes, this.end);
    this.end += 16;
  }

  private int16(value: number): void {
    this.length(2);
    this.view.setInt16(this.end, value);
    this.end += 2;
  }

  private int32(value: number): void {
    this.length(4);
    this.view.setInt32(this.end, value);
    this.end += 4;
  }

  private text(value: string): void {
    const { written } = text.encodeInto(value, this.bytes.subarray(this.end + 4));
    this.length(written);
    this.end += written;
  }

  private raw(value: Uint8Array | null): void {
    this.length(value?.length ?? missing);
    if (!value) return;
    this.bytes.set(value, this.end);
    this.end += value.length;
  }
}
