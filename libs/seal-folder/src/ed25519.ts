import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import { type CheckSignature, fromHex, type Sha256, type VerifierKey, verifierKey } from '#libs/record';

/** What stands before the 32 bytes of a private and of a public key (RFC 8410). Made without Node: the page of the verifier has this file. */
const privatePrefix = fromHex('302e020100300506032b657004220420');
const publicPrefix = fromHex('302a300506032b6570032100');

export const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');

export const checkSignature: CheckSignature = (key, message, signature) => {
  const publicKey = createPublicKey({ key: Buffer.concat([publicPrefix, key]), format: 'der', type: 'spki' });
  return verify(null, message, publicKey, signature);
};

export interface Signer {
  /** The public key under the name of a log. */
  key(name: string): VerifierKey;
  sign(message: Uint8Array): Uint8Array;
}

/** Signs with the key that 32 secret bytes stand for. */
export function signerOf(secret: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, secret]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
  return {
    key: (name) => verifierKey(nodeSha256, name, raw),
    sign: (message) => sign(null, message, key),
  };
}
