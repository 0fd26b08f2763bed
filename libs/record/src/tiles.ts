import type { TreeHashing } from './merkle';
import type { Subtree } from './proofs';

/** A tile is 2^8 hashes wide: of the inner levels only each eighth is kept, the rest is computed when a proof needs it. */
export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/** The kept rows of a tree: row 0 has the leaves, row n the roots of complete subtrees of 256^n leaves. */
export interface TreeRows {
  read(row: number, first: number, count: number): Promise<Uint8Array[]>;
}

/** Takes leaf after leaf and hands out what belongs into the rows. */
export class RowBuilder {
  /** The last, incomplete tile of each row. */
  private readonly open: Uint8Array[][] = [];

  constructor(private readonly hashing: TreeHashing) {}

  /** From rows that hold a tree of `size` leaves. */
  static async resume(hashing: TreeHashing, rows: TreeRows, size: number): Promise<RowBuilder> {
    const builder = new RowBuilder(hashing);
    for (let row = 0, length = size; length > 0; row++, length = Math.floor(length / tileWidth))
      builder.open[row] = await rows.read(row, length - (length % tileWidth), length % tileWidth);
    return builder;
  }

  add(node: Uint8Array, put: (row: number, node: Uint8Array) => void): void {
    let carried: Uint8Array | null = node;
    for (let row = 0; carried; row++) {
      const tile = (this.open[row] ??= []);
      tile.push(carried);
      put(row, carried);
      carried = tile.length === tileWidth ? this.hashing.reduce(tile) : null;
      if (carried) this.open[row] = [];
    }
  }

  /** The root of everything taken. */
  root(): Uint8Array {
    const subtrees = [...this.open].reverse().flatMap((tile) => this.complete(tile));
    return this.hashing.root(subtrees);
  }

  /** Largest first. */
  private complete(tile: readonly Uint8Array[]): Uint8Array[] {
    const roots: Uint8Array[] = [];
    let from = 0;
    for (let width = tileWidth / 2; width >= 1; width /= 2) {
      if (from + width > tile.length) continue;
      roots.push(this.hashing.reduce(tile.slice(from, from + width)));
      from += width;
    }
    return roots;
  }
}

/** Complete subtrees from the kept rows, for a `Prover`. */
export function subtreesOf(hashing: TreeHashing, rows: TreeRows): Subtree {
  return async (level, index) => {
    const width = 2 ** (level % tileHeight);
    return hashing.reduce(await rows.read(Math.floor(level / tileHeight), index * width, width));
  };
}
