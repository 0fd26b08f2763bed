import { decrypt, encrypt, uuidBytes } from './encryption';

/** A person's key; `key` is null once it is destroyed. */
export interface PersonKey {
  readonly ref: string;
  readonly person: string;
  readonly key: Buffer | null;
}

/** The person was erased: nothing can be sealed for them any more. */
export class PersonErased extends Error {
  override readonly name = 'PersonErased';
}

export interface KeyRow {
  readonly key_ref: string;
  readonly person: string;
  readonly wrapped: Buffer | null;
}

/** So that the row of one person cannot be put in the place of another's. */
const contextOf = (ref: string, person: string): Buffer =>
  Buffer.concat([Buffer.from('parley person key'), uuidBytes(ref), uuidBytes(person)]);

export function wrap(masterKey: Buffer, ref: string, person: string, key: Buffer): Buffer {
  return encrypt(masterKey, key, contextOf(ref, person));
}

export function unwrap(masterKey: Buffer, { key_ref: ref, person, wrapped }: KeyRow): PersonKey {
  return { ref, person, key: wrapped && decrypt(masterKey, wrapped, contextOf(ref, person)) };
}
