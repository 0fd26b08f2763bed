import fc from 'fast-check';
import { fromHex, toHex } from './bytes';
import { Frontier, TreeHashing } from './merkle';
import { Prover, provesConsistency, provesInclusion, type Subtree } from './proofs';
import { sha256 } from './testing/made-log';
import { RowBuilder, subtreesOf, type TreeRows } from './tiles';

const hashing = new TreeHashing(sha256);

/** Of Certificate Transparency's reference tests for RFC 6962. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => hashing.leaf(fromHex(input)));

function subtreesAbove(nodes: readonly Uint8Array[]): Subtree {
  return async (level, index) => hashing.reduce(nodes.slice(index * 2 ** level, (index + 1) * 2 ** level));
}
const rootOf = (nodes: readonly Uint8Array[]): Uint8Array => {
  const tree = new Frontier(hashing);
  for (const node of nodes) tree.add(node);
  return tree.root();
};
const someNodes = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => hashing.leaf(Uint8Array.of(i >> 8, i & 255)));

describe('the tree of RFC 6962', () => {
  const prover = new Prover(hashing, subtreesAbove(leaves));

  it('has the published roots', async () => {
    expect(toHex(await prover.root(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(inputs.map((_, i) => toHex(rootOf(leaves.slice(0, i + 1))))).toEqual(roots);
    for (let size = 1; size <= 8; size++) expect(toHex(await prover.root(size))).toBe(roots[size - 1]);
  });

  it('makes the published proofs', async () => {
    expect((await prover.inclusion(5, 8)).map(toHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect((await prover.consistency(6, 8)).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('proves any leaf of any tree, and nothing else', async () => {
    const whole = someNodes(70);
    const every = new Prover(hashing, subtreesAbove(whole));
    const anyLeaf = fc.integer({ min: 1, max: 70 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
    await fc.assert(
      fc.asyncProperty(anyLeaf, fc.nat(), fc.nat(255), async ([size, index], where, bit) => {
        const leaf = whole[index] ?? hashing.empty();
        const root = rootOf(whole.slice(0, size));
        const proof = await every.inclusion(index, size);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(provesInclusion(hashing, { index, size, leaf, root }, proof)).toBe(true);
        const flipped = [leaf, root, ...proof].map((hash, i, all) =>
          i === where % all.length ? flip(hash, bit) : hash,
        );
        const [otherLeaf = leaf, otherRoot = root, ...otherProof] = flipped;
        expect(provesInclusion(hashing, { index, size, leaf: otherLeaf, root: otherRoot }, otherProof)).toBe(false);
        if (size > 1)
          expect(provesInclusion(hashing, { index: (index + 1) % size, size, leaf, root }, proof)).toBe(false);
        expect(provesInclusion(hashing, { index, size, leaf, root }, [...proof, root])).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('proves of any two sizes that one is how the other began', async () => {
    const whole = someNodes(40);
    const every = new Prover(hashing, subtreesAbove(whole));
    for (let now = 1; now <= 40; now++)
      for (let then = 0; then <= now; then++) {
        const before = { size: then, root: rootOf(whole.slice(0, then)) };
        const after = { size: now, root: rootOf(whole.slice(0, now)) };
        const proof = await every.consistency(then, now);
        expect(provesConsistency(hashing, before, after, proof)).toBe(true);
        const forged = { size: then, root: flip(before.root, 9) };
        expect(provesConsistency(hashing, forged, after, proof)).toBe(false);
        if (then > 0)
          expect(provesConsistency(hashing, before, { size: now, root: flip(after.root, 3) }, proof)).toBe(false);
      }
  });

  it('is the same from its kept rows, also when gone on with after a stop', async () => {
    const nodes = someNodes(700);
    const rows = new KeptRows();
    let builder = new RowBuilder(hashing);
    for (const [i, node] of nodes.entries()) {
      builder.add(node, (row, hash) => rows.put(row, hash));
      if (i % 129 === 0) builder = await RowBuilder.resume(hashing, rows, i + 1);
    }
    expect(toHex(builder.root())).toBe(toHex(rootOf(nodes)));
    const prover = new Prover(hashing, subtreesOf(hashing, rows));
    for (const size of [1, 255, 256, 257, 511, 512, 700])
      expect(toHex(await prover.root(size))).toBe(toHex(rootOf(nodes.slice(0, size))));
    expect((await prover.inclusion(300, 700)).map(toHex)).toEqual(
      (await new Prover(hashing, subtreesAbove(nodes)).inclusion(300, 700)).map(toHex),
    );
  });
});

class KeptRows implements TreeRows {
  private readonly rows: Uint8Array[][] = [];
  put(row: number, hash: Uint8Array): void {
    (this.rows[row] ??= []).push(hash);
  }
  async read(row: number, first: number, count: number): Promise<Uint8Array[]> {
    return (this.rows[row] ?? []).slice(first, first + count);
  }
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(hash);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}
