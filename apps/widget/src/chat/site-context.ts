import type { CommandBodies } from '#libs/contracts';

type Context = CommandBodies['chat.start']['context'];

/** What stands in the site's `data-context`. */
export function contextOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    console.warn('Parley: data-context is not JSON, so it is not passed on.');
    return null;
  }
}

/** What the site passed in, if the server would take it: a wrong one must not keep the visitor from writing. */
export function siteContext(given: unknown): { context?: Context } {
  const nodes = count(given, 0);
  const fits = given !== null && nodes <= 500 && new TextEncoder().encode(JSON.stringify(given)).length <= 16_384;
  return fits ? { context: given as Context } : {};
}

/** Nodes of a tree; infinite when it is deeper than eight levels or holds what is no JSON. */
function count(value: unknown, level: number): number {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return 1;
  if (typeof value !== 'object' || level > 8) return Infinity;
  return Object.values(value).reduce<number>((sum, child) => sum + count(child, level + 1), 1);
}
