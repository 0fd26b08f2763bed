import type { ContextRow } from '#libs/contracts';
import type { Translate } from '../texts/scope';
import type { MyChatsTexts } from '../texts/scopes/my-chats';

type Tree = ContextRow['tree'];
type Text = Translate<MyChatsTexts>;

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

/** M4: each source is a tree of its own, always in this order. */
const order: readonly ContextRow['source'][] = ['form', 'page', 'browser', 'site', 'endpoint'];
const sources = {
  form: 'tree.visitor',
  page: 'tree.page',
  browser: 'tree.browser',
  site: 'tree.site',
  endpoint: 'tree.endpoint',
} as const;

/** What the time is in a zone, in the operator's way of writing it; null where the zone is not one. */
export type LocalTime = (timeZone: string) => string | null;

/** The trees of what is known, in the operator's language but for the site's own words. */
export function contextNodes(rows: readonly ContextRow[], t: Text, localTime: LocalTime = () => null): ContextNode[] {
  const trees = new ContextTrees(t);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  return sorted.flatMap((row) => [...trees.location(row, localTime), trees.source(row)]);
}

class ContextTrees {
  constructor(private readonly t: Text) {}

  source({ source, state, tree }: ContextRow): ContextNode {
    const children = state === 'received' ? this.fields(tree, source, 1) : [];
    const value = state === 'received' ? this.summary(children) : this.t(`tree.${state}`);
    return { path: source, label: this.t(sources[source]), value, children, depth: 0, source, state };
  }

  /** Where the visitor is, as far as the browser's time zone tells. */
  location({ source, state, tree }: ContextRow, localTime: LocalTime): ContextNode[] {
    const zone =
      source === 'browser' && state === 'received' ? (tree as Record<string, Tree> | null)?.['timeZone'] : null;
    if (typeof zone !== 'string' || zone === '') return [];
    const field = (key: 'timeZone' | 'localTime', value: string): ContextNode => ({
      ...{ path: `location.${key}`, label: this.t(`tree.${key}`), value, children: [], depth: 1 },
    });
    const now = localTime(zone);
    const children = [...(now === null ? [] : [field('localTime', now)]), field('timeZone', zone)];
    return [{ path: 'location', label: this.t('tree.location'), value: this.summary(children), children, depth: 0 }];
  }

  private fields(tree: Tree, path: string, depth: number): ContextNode[] {
    if (tree === null || typeof tree !== 'object')
      return [{ path: `${path}.value`, label: this.t('tree.value'), value: this.leaf(tree), children: [], depth }];
    return Object.entries(tree as Record<string, Tree>).map(([key, value]) => {
      const at = `${path}.${key}`;
      const label = Array.isArray(tree) ? String(Number(key) + 1) : labelOf(key);
      if (value === null || typeof value !== 'object')
        return { path: at, label, value: this.leaf(value), children: [], depth };
      const children = this.fields(value, at, depth + 1);
      return { path: at, label, value: this.summary(children), children, depth };
    });
  }

  private leaf(value: string | number | boolean | null): string {
    if (value === null || value === '') return this.t('tree.none');
    return typeof value === 'boolean' ? this.t(value ? 'tree.yes' : 'tree.no') : String(value);
  }

  /** What a closed branch says of itself. */
  private summary(children: readonly ContextNode[]): string {
    const told = children.filter((child) => child.children.length === 0 && child.value !== this.t('tree.none'));
    const words = told.slice(0, 2).map((child) => child.value);
    if (words.length) return words.join(', ');
    return children.length ? this.t('tree.fields', { count: children.length }) : this.t('tree.none');
  }
}

const acronyms: ReadonlySet<string> = new Set(['url', 'id', 'ip', 'vat']);

/** `timeZone` and `time_zone` read "Time zone". */
function labelOf(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return acronyms.has(words) ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1);
}
