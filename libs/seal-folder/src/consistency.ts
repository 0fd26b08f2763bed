import { type Head, Prover, provesConsistency, subtreesOf, TreeHashing } from '#libs/record';
import { nodeSha256 } from './ed25519';
import type { SealFolder } from './seal-folder';

/** That the tree of `first` leaves is how the signed one began; null when the kept rows do not come to the signed root. */
export async function consistencyOf({ tree }: SealFolder, first: number, head: Head): Promise<Uint8Array[] | null> {
  const hashing = new TreeHashing(nodeSha256);
  const prover = new Prover(hashing, subtreesOf(hashing, tree));
  const path = await prover.consistency(first, head.position);
  const [before, now] = [
    { size: first, root: await prover.root(first) },
    { size: head.position, root: head.root },
  ];
  return provesConsistency(hashing, before, now, path) ? path : null;
}
