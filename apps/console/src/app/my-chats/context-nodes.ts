import type { ContextRow } from '#libs/contracts';

type Tree = ContextRow['tree'];

/** One field of what is known: a leaf has a value, a branch has fields of its own and a summary. */
export interface ContextNode {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly children: readonly ContextNode[];
  /** 0 for a source, 1 for its fields, and so on. */
  readonly depth: number;
  /** The source itself, where something can be told of it. */
  readonly source?: ContextRow['source'];
  readonly state?: ContextRow['state'];
}

const sources: Record<ContextRow['source'], string> = {
  form: 'Visitor',
  page: 'Page',
  browser: 'Browser',
  site: 'Site',
  endpoint: "Site's server",
};
const order = Object.keys(sources) as readonly ContextRow['source'][];
const states: Record<ContextRow['state'], string> = {
  loading: 'loading',
  received: '',
  failed: 'failed',
  erased: 'erased',
};

/** M4: each source is a tree of its own, always in the same order. */
export function contextNodes(rows: readonly ContextRow[]): ContextNode[] {
  return [...rows]
    .sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source))
    .map(({ source, state, tree }) => {
      const children = state === 'received' ? fields(tree, source, 1) : [];
      const value = states[state] || summary(children);
      return { path: source, label: sources[source], value, children, depth: 0, source, state };
    });
}

function fields(tree: Tree, path: string, depth: number): ContextNode[] {
  if (tree === null || typeof tree !== 'object')
    return [{ path: `${path}.value`, label: 'Value', value: leaf(tree), children: [], depth }];
  return Object.entries(tree as Record<string, Tree>).map(([key, value]) => {
    const at = `${path}.${key}`;
    const label = Array.isArray(tree) ? String(Number(key) + 1) : labelOf(key);
    if (value === null || typeof value !== 'object')
      return { path: at, label, value: leaf(value), children: [], depth };
    const children = fields(value, at, depth + 1);
    return { path: at, label, value: summary(children), children, depth };
  });
}

function leaf(value: string | number | boolean | null): string {
  if (value === null || value === '') return 'none';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** What a closed branch says of itself. */
function summary(children: readonly ContextNode[]): string {
  const leaves = children.filter((child) => child.children.length === 0 && child.value !== 'none');
  if (leaves.length)
    return leaves
      .slice(0, 2)
      .map((child) => child.value)
      .join(', ');
  return children.length ? `${children.length} ${children.length === 1 ? 'field' : 'fields'}` : 'none';
}

/** `timeZone` and `time_zone` read "Time zone". */
function labelOf(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
