import { putUuid } from './bytes';

/** Five words a place: the id of a stream and its last version. */
const words = 5;

/** The last version of each stream seen, in 20 bytes a place: a log has millions of streams. */
export class StreamVersions {
  private places = 1024;
  private table = new Uint32Array(this.places * words);
  private count = 0;
  private readonly id = new Uint8Array(16);
  private readonly key = new Uint32Array(this.id.buffer);

  /** Takes the next version of a stream; hands back the one before it, 0 for a stream not seen. */
  take(streamId: string, version: number): number {
    putUuid(streamId, this.id, 0);
    const at = this.placeOf(this.key, 0);
    const before = this.table[at + 4] ?? 0;
    this.table.set(this.key, at);
    this.table[at + 4] = version;
    if (before === 0 && ++this.count * 2 > this.places) this.grow();
    return before;
  }

  private placeOf(key: Uint32Array, from: number): number {
    // Taken one by one: millions of times a list of them would be made and thrown away
    const a = key[from] ?? 0;
    const b = key[from + 1] ?? 0;
    const c = key[from + 2] ?? 0;
    const d = key[from + 3] ?? 0;
    let place = (Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d) >>> 0;
    place = (place ^ (place >>> 15)) >>> 0;
    for (;;) {
      place &= this.places - 1;
      const at = place * words;
      const { table } = this;
      if (table[at + 4] === 0) return at;
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return at;
      place += 1;
    }
  }

  private grow(): void {
    const old = this.table;
    this.places *= 2;
    this.table = new Uint32Array(this.places * words);
    for (let at = 0; at < old.length; at += words)
      if (old[at + 4] !== 0) this.table.set(old.subarray(at, at + words), this.placeOf(old, at));
  }
}
