/** Whether a page may show the widget. Exact match only: a prefix or suffix would let a look-alike in. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return origin !== 'null' && allowed.includes(origin);
}
