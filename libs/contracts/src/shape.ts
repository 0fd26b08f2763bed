import { isCarried } from './text';

export interface ShapeLimits {
  /** Levels of nesting below the value itself. */
  depth: number;
  nodes: number;
}

const poisoned = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with a JSON value before any schema looks at it; null when nothing is. Walks without recursion. */
export function shapeFault(value: unknown, limits: ShapeLimits): 'depth' | 'nodes' | 'key' | 'text' | null {
  const open: { value: unknown; level: number }[] = [{ value, level: 0 }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (++nodes > limits.nodes) return 'nodes';
    if (typeof next.value === 'string' && !isCarried(next.value)) return 'text';
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.level > limits.depth) return 'depth';
    for (const key of Object.keys(next.value)) {
      if (poisoned.has(key) || !isCarried(key)) return 'key';
      open.push({ value: (next.value as Record<string, unknown>)[key], level: next.level + 1 });
    }
  }
  return null;
}
