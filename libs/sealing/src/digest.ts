import { hmac } from './encryption';
import type { PersonKeys } from './person-keys';

const purpose = 'parley receipt digest';
const noDigest = Buffer.alloc(0);

/**
 * Tells whether two commands of a person have one body, without keeping a word of it: it dies with the person's key. Once
 * that is destroyed the digest is empty, and the log lets the id alone decide.
 */
export async function digestOf(
  keys: Pick<PersonKeys, 'of' | 'cached'>,
  person: string,
  body: unknown,
): Promise<Buffer> {
  const { key } = keys.cached(person) ?? (await keys.of(person));
  return key ? hmac(digestKeyOf(key), canonical(body)) : noDigest;
}

/** Derived once for each key in memory, and gone with it. */
const digestKeys = new WeakMap<Buffer, Buffer>();

function digestKeyOf(key: Buffer): Buffer {
  const known = digestKeys.get(key);
  if (known) return known;
  const derived = hmac(key, purpose);
  digestKeys.set(key, derived);
  return derived;
}

/** JSON with the keys of every object in order: how a body was written does not matter, what it says does. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const inOrder = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${inOrder.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
