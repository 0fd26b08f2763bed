import { sameBytes } from './bytes';
import type { TreeHashing } from './merkle';

/** The root of the complete subtree of `2 ** level` leaves that begins with leaf `index * 2 ** level`. */
export type Subtree = (level: number, index: number) => Promise<Uint8Array>;

/** The largest power of two below `size`. */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

const odd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** Makes the proofs of RFC 6962, 2.1.1 and 2.1.2, each of about log2(size) hashes. */
export class Prover {
  constructor(
    private readonly hashing: TreeHashing,
    private readonly subtree: Subtree,
  ) {}

  root(size: number): Promise<Uint8Array> {
    return size === 0 ? Promise.resolve(this.hashing.empty()) : this.range(0, size);
  }

  /** That leaf `index` (from 0) is in the tree of `size` leaves. */
  async inclusion(index: number, size: number): Promise<Uint8Array[]> {
    if (!(index >= 0 && index < size)) throw new RangeError(`there is no leaf ${index} in a tree of ${size}`);
    return this.path(index, 0, size);
  }

  /** That the tree of `before` leaves is how the tree of `size` leaves began. */
  async consistency(before: number, size: number): Promise<Uint8Array[]> {
    if (!(before >= 0 && before <= size)) throw new RangeError(`a tree of ${size} has no beginning of ${before}`);
    return before === 0 || before === size ? [] : this.difference(before, 0, size, true);
  }

  private async path(index: number, from: number, size: number): Promise<Uint8Array[]> {
    if (size === 1) return [];
    const left = split(size);
    if (index < left) return [...(await this.path(index, from, left)), await this.range(from + left, size - left)];
    return [...(await this.path(index - left, from + left, size - left)), await this.range(from, left)];
  }

  private async difference(before: number, from: number, size: number, whole: boolean): Promise<Uint8Array[]> {
    if (before === size) return whole ? [] : [await this.range(from, size)];
    const left = split(size);
    if (before <= left) {
      const rest = await this.range(from + left, size - left);
      return [...(await this.difference(before, from, left, whole)), rest];
    }
    const first = await this.range(from, left);
    return [...(await this.difference(before - left, from + left, size - left, false)), first];
  }

  private async range(from: number, size: number): Promise<Uint8Array> {
    const left = split(size);
    if (size === 1) return this.subtree(0, from);
    if (left * 2 === size) return this.subtree(Math.log2(size), from / size);
    return this.hashing.node(await this.range(from, left), await this.range(from + left, size - left));
  }
}

/** RFC 9162, 2.1.3.2. `leaf` is the hash of the leaf with its prefix. */
export function provesInclusion(
  hashing: TreeHashing,
  claim: { readonly index: number; readonly size: number; readonly leaf: Uint8Array; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  let { index: fn, leaf: hash } = claim;
  let sn = claim.size - 1;
  if (!(fn >= 0 && fn <= sn)) return false;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      hash = hashing.node(sibling, hash);
      for (; !odd(fn) && fn > 0; fn = half(fn)) sn = half(sn);
    } else hash = hashing.node(hash, sibling);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(hash, claim.root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** RFC 9162, 2.1.4.2; an empty tree is how every tree began. */
export function provesConsistency(
  hashing: TreeHashing,
  before: TreeHead,
  now: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  if (before.size > now.size || before.size < 0) return false;
  if (before.size === 0) return proof.length === 0 && sameBytes(before.root, hashing.empty());
  if (before.size === now.size) return proof.length === 0 && sameBytes(before.root, now.root);
  const isComplete = split(before.size + 1) === before.size;
  const [seed, ...path] = isComplete ? [before.root, ...proof] : proof;
  return seed !== undefined && climbs(hashing, before, now, seed, path);
}

function climbs(
  hashing: TreeHashing,
  before: TreeHead,
  now: TreeHead,
  seed: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  let fn = before.size - 1;
  let sn = now.size - 1;
  for (; odd(fn); fn = half(fn)) sn = half(sn);
  let [earlier, later] = [seed, seed];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      earlier = hashing.node(sibling, earlier);
      later = hashing.node(sibling, later);
      for (; !odd(fn) && fn > 0; fn = half(fn)) sn = half(sn);
    } else later = hashing.node(later, sibling);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(earlier, before.root) && sameBytes(later, now.root);
}
