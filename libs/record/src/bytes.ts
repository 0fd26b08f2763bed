const digits = '0123456789abcdef';
const hexPairs = Array.from({ length: 256 }, (_, byte) => `${digits[byte >> 4]}${digits[byte & 15]}`);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The value of each hexadecimal digit by its character code; 255 is none. */
const nibbles = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) {
  nibbles[digits.charCodeAt(i)] = i;
  nibbles[digits.toUpperCase().charCodeAt(i)] = i;
}
const sextets = new Uint8Array(128).fill(255);
for (let i = 0; i < 64; i++) sextets[letters.charCodeAt(i)] = i;

/** Text that is not what it has to be. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexPairs[byte] ?? '';
  return text;
}

const nibble = (text: string, at: number): number => nibbles[text.charCodeAt(at)] ?? 255;

export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  let wrong = text.length & 1;
  for (let i = 0; i < bytes.length; i++) {
    const high = nibble(text, i * 2);
    const low = nibble(text, i * 2 + 1);
    wrong |= (high | low) & 0xf0;
    bytes[i] = (high << 4) | low;
  }
  if (wrong) throw new Malformed('not hexadecimal');
  return bytes;
}

/** Writes the 16 bytes of a UUID. */
export function putUuid(text: string, into: Uint8Array, at: number): void {
  let wrong = text.length ^ 36;
  let end = at;
  for (let i = 0; i < 36;) {
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      wrong |= text.charCodeAt(i++) ^ 45;
      continue;
    }
    const high = nibbles[text.charCodeAt(i++)] ?? 255;
    const low = nibbles[text.charCodeAt(i++)] ?? 255;
    wrong |= (high | low) & 0xf0;
    into[end++] = (high << 4) | low;
  }
  if (wrong) throw new Malformed('not a UUID');
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const kept = Math.min(bytes.length - i, 3) + 1;
    text += four.map((value, at) => (at < kept ? letters.charAt(value) : '=')).join('');
  }
  return text;
}

export function fromBase64(text: string): Uint8Array {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (text.length % 4 !== 0) throw new Malformed('not base64');
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let held = 0;
  let at = 0;
  for (let i = 0; i < end; i++) {
    const value = sextets[text.charCodeAt(i)] ?? 255;
    if (value === 255) throw new Malformed('not base64');
    held = ((held << 6) | value) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = (held >> ((3 - (i % 4)) * 2)) & 0xff;
  }
  return bytes;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= (one[i] ?? 0) ^ (other[i] ?? 0);
  return difference === 0;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A whole number of 64 bits, as far as a double holds it exactly. */
export function putInt64(view: DataView, at: number, value: number): void {
  const high = Math.floor(value / 2 ** 32);
  view.setInt32(at, high);
  view.setUint32(at + 4, value - high * 2 ** 32);
}

export const getInt64 = (view: DataView, at: number): number => view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
