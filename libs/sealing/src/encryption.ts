import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';

const formatVersion = 1;
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
  const head = Buffer.from([formatVersion]);
  return Buffer.concat([head, nonce, encryption.update(plain), encryption.final(), encryption.getAuthTag()]);
}

/** Throws when anything was changed, or when it stood in another context. */
export function decrypt(key: Buffer, sealed: Buffer, context: Buffer): Buffer {
  if (sealed[0] !== formatVersion) throw new Error(`sealed in an unknown format: ${sealed[0]}`);
  const end = sealed.length - tagBytes;
  const decryption = createDecipheriv(cipher, key, sealed.subarray(1, 1 + nonceBytes)).setAAD(context);
  decryption.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decryption.update(sealed.subarray(1 + nonceBytes, end)), decryption.final()]);
}

export const hmac = (key: Buffer, data: Buffer | string): Buffer => createHmac('sha256', key).update(data).digest();

export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
