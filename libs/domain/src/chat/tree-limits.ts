import type { Tree } from './events';

const limits = { depth: 8, nodes: 500, bytes: 16_384 } as const;

/** Why a tree is not kept, or null when it may be. */
export function excessOf(tree: Tree): 'too-deep' | 'too-many' | 'too-large' | null {
  if (bytesOf(JSON.stringify(tree)) > limits.bytes) return 'too-large';
  const { depth, nodes } = sizeOf(tree);
  if (depth > limits.depth) return 'too-deep';
  return nodes > limits.nodes ? 'too-many' : null;
}

/** A value alone has depth 1 and is one node. At most 16 KB come here, so the recursion is bounded. */
function sizeOf(tree: Tree): { depth: number; nodes: number } {
  if (tree === null || typeof tree !== 'object') return { depth: 1, nodes: 1 };
  const sizes = Object.values<Tree>(tree).map(sizeOf);
  return {
    depth: 1 + Math.max(0, ...sizes.map(({ depth }) => depth)),
    nodes: 1 + sizes.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += widthOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function widthOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
