/** PostgreSQL's binary form of one-dimensional arrays: half the bytes of the text form, and nothing to parse. */

const headerSize = 20;
const oid = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, json: 114, float8: 701, uuid: 2950 };

function start(type: number, count: number, bytes: number, hasNull: boolean): Buffer {
  if (count === 0) {
    const empty = Buffer.alloc(12);
    empty.writeInt32BE(type, 8);
    return empty;
  }
  const out = Buffer.allocUnsafe(headerSize + bytes);
  out.writeInt32BE(1, 0);
  out.writeInt32BE(hasNull ? 1 : 0, 4);
  out.writeInt32BE(type, 8);
  out.writeInt32BE(count, 12);
  out.writeInt32BE(1, 16);
  return out;
}

function fixed(type: number, size: number, write: (out: Buffer, value: number, at: number) => void) {
  return (values: readonly number[]): Buffer => {
    const out = start(type, values.length, values.length * (4 + size), false);
    let at = headerSize;
    for (const value of values) {
      out.writeInt32BE(size, at);
      write(out, value, at + 4);
      at += 4 + size;
    }
    return out;
  };
}

export const int2Array = fixed(oid.int2, 2, (out, value, at) => out.writeInt16BE(value, at));
export const int4Array = fixed(oid.int4, 4, (out, value, at) => out.writeInt32BE(value, at));
/** For whole numbers below 2^53. */
export const int8Array = fixed(oid.int8, 8, (out, value, at) => {
  out.writeInt32BE(Math.floor(value / 0x1_0000_0000), at);
  out.writeUInt32BE((value % 0x1_0000_0000) >>> 0, at + 4);
});

export const float8Array = fixed(oid.float8, 8, (out, value, at) => out.writeDoubleBE(value, at));
const bits = fixed(oid.bool, 1, (out, value, at) => (out[at] = value));
export const boolArray = (values: readonly boolean[]): Buffer => bits(values.map(Number));

const hexDigit = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  hexDigit[digit.toString(16).charCodeAt(0)] = digit;
  hexDigit[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

function writeUuid(out: Buffer, id: string, at: number): void {
  let high = -1;
  let end = at;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code === 45) continue;
    const digit = hexDigit[code] ?? -1;
    if (digit < 0 || end === at + 16) throw new TypeError(`not a uuid: ${id}`);
    if (high < 0) high = digit;
    else {
      out[end++] = (high << 4) | digit;
      high = -1;
    }
  }
  if (end !== at + 16 || high >= 0) throw new TypeError(`not a uuid: ${id}`);
}

export function uuidArray(values: readonly (string | null)[]): Buffer {
  let bytes = 0;
  for (const value of values) bytes += value === null ? 4 : 20;
  const out = start(oid.uuid, values.length, bytes, bytes < values.length * 20);
  let at = headerSize;
  for (const value of values) {
    out.writeInt32BE(value === null ? -1 : 16, at);
    if (value !== null) writeUuid(out, value, at + 4);
    at += value === null ? 4 : 20;
  }
  return out;
}

function texts(type: number) {
  return (values: readonly (string | null)[]): Buffer => {
    let bytes = 0;
    for (const value of values) bytes += 4 + (value === null ? 0 : Buffer.byteLength(value));
    const out = start(type, values.length, bytes, values.includes(null));
    let at = headerSize;
    for (const value of values) {
      const length = value === null ? 0 : out.write(value, at + 4);
      out.writeInt32BE(value === null ? -1 : length, at);
      at += 4 + length;
    }
    return out;
  };
}

export const textArray = texts(oid.text);
/** Of texts that are JSON. */
export const jsonArray = texts(oid.json);

export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  let bytes = 0;
  for (const value of values) bytes += 4 + (value?.length ?? 0);
  const out = start(oid.bytea, values.length, bytes, values.includes(null));
  let at = headerSize;
  for (const value of values) {
    out.writeInt32BE(value?.length ?? -1, at);
    value?.copy(out, at + 4);
    at += 4 + (value?.length ?? 0);
  }
  return out;
}
