import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';

const formatVersion = 1;
const head = Buffer.from([formatVersion]);
const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

const nonces = Buffer.alloc(nonceBytes * 256);
let used = nonces.length;

/** Random bytes are fetched for many nonces at once: one by one they cost as much as the encryption. */
function nextNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  used += nonceBytes;
  return nonces.subarray(used - nonceBytes, used);
}

/** AES-256-GCM. Format: version byte, nonce (12), ciphertext, tag (16). `context` is bound to it, but not part of it. */
export function encrypt(key: Buffer, plain: Buffer, context: Buffer): Buffer {
  const nonce = nextNonce();
  const encryption = createCipheriv(cipher, key, nonce).setAAD(context);
  const ciphertext = encryption.update(plain);
  // A stream cipher: the end adds nothing but the tag
  encryption.final();
  return Buffer.concat([head, nonce, ciphertext, encryption.getAuthTag()]);
}

/** Throws when anything was changed, or when it stood in another context. */
export function decrypt(key: Buffer, sealed: Buffer, context: Buffer): Buffer {
  if (sealed[0] !== formatVersion) throw new Error(`sealed in an unknown format: ${sealed[0]}`);
  const end = sealed.length - tagBytes;
  const decryption = createDecipheriv(cipher, key, sealed.subarray(1, 1 + nonceBytes)).setAAD(context);
  decryption.setAuthTag(sealed.subarray(end));
  const plain = decryption.update(sealed.subarray(1 + nonceBytes, end));
  decryption.final();
  return plain;
}

export const hmac = (key: Buffer, data: Buffer | string): Buffer => createHmac('sha256', key).update(data).digest();

const digits = new Uint8Array(128);
for (const digit of '0123456789abcdefABCDEF') digits[digit.charCodeAt(0)] = parseInt(digit, 16);

/** Writes the 16 bytes of an id; it is done several times for each event that is sealed or unsealed. */
export function putUuid(out: Buffer, id: string, at: number): void {
  let end = at * 2;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code === 45) continue;
    const digit = digits[code] ?? 0;
    const byte = end++ >> 1;
    out[byte] = end & 1 ? digit << 4 : (out[byte] ?? 0) | digit;
  }
}

export function uuidBytes(id: string): Buffer {
  const bytes = Buffer.alloc(16);
  putUuid(bytes, id, 0);
  return bytes;
}
