import { joined } from './bytes';
import type { Sha256 } from './event';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
const hashSize = 32;

/** RFC 6962, 2.1: leaves and nodes are hashed apart, so that none can be passed off as the other. */
export class TreeHashing {
  /** What is as long as a hash goes through these: millions of events leave nothing behind to be collected. */
  private readonly one = Uint8Array.of(...leafPrefix, ...new Uint8Array(hashSize));
  private readonly two = Uint8Array.of(...nodePrefix, ...new Uint8Array(2 * hashSize));

  constructor(private readonly sha256: Sha256) {}

  empty(): Uint8Array {
    return this.sha256(new Uint8Array(0));
  }

  leaf(content: Uint8Array): Uint8Array {
    if (content.length !== hashSize) return this.sha256(joined(leafPrefix, content));
    this.one.set(content, 1);
    return this.sha256(this.one);
  }

  node(left: Uint8Array, right: Uint8Array): Uint8Array {
    if (left.length !== hashSize || right.length !== hashSize) return this.sha256(joined(nodePrefix, left, right));
    this.two.set(left, 1);
    this.two.set(right, 1 + hashSize);
    return this.sha256(this.two);
  }

  /** The root above complete subtrees, from left (largest) to right. */
  root(subtrees: readonly Uint8Array[]): Uint8Array {
    return subtrees.length === 0 ? this.empty() : subtrees.reduceRight((right, left) => this.node(left, right));
  }

  /** The root of a complete subtree, whose leaves or nodes are a power of two. */
  reduce(nodes: readonly Uint8Array[]): Uint8Array {
    let row = nodes;
    while (row.length > 1) {
      const below = row;
      row = Array.from({ length: below.length >> 1 }, (_, i) =>
        this.node(below[i * 2] ?? this.empty(), below[i * 2 + 1] ?? this.empty()),
      );
    }
    return row[0] ?? this.empty();
  }
}

/** A growing tree as the roots of its complete subtrees: all that is needed to go on, one hash a bit of its size. */
export class Frontier {
  size = 0;
  private readonly subtrees: Uint8Array[] = [];

  constructor(private readonly hashing: TreeHashing) {}

  /** `node` is the hash of a leaf with its prefix. */
  add(node: Uint8Array): void {
    let carried = node;
    for (let bits = this.size; bits % 2 === 1; bits = Math.floor(bits / 2))
      carried = this.hashing.node(this.subtrees.pop() ?? carried, carried);
    this.subtrees.push(carried);
    this.size += 1;
  }

  root(): Uint8Array {
    return this.hashing.root(this.subtrees);
  }
}
