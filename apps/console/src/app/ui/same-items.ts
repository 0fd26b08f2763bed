/** Whether a list made anew has the very things in it that it had: then nobody who reads it has anything to do. */
export function sameItems<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
