import { createHash, randomFillSync } from 'node:crypto';

function format(bytes: Buffer, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** Chance is fetched for many ids at once: one by one it costs more than all the rest of an id. */
function sixteenRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** A new id that sorts by its time of birth, to the millisecond. */
export function uuidv7(): string {
  const bytes = sixteenRandom();
  bytes.writeUIntBE(Date.now(), 0, 6);
  return format(bytes, 7);
}

/** The same id for the same name, always: what a durable reaction sends twice is one command. */
export function uuidv5(name: string, namespace: string): string {
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const digest = createHash('sha1').update(space).update(name, 'utf8').digest();
  return format(digest.subarray(0, 16), 5);
}
