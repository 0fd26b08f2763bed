/** Whether the visitor had the chat open on the last page of this tab. Written only after the visitor opened it. */
export type Mark = 'open' | 'minimized' | null;

export function tabMemory(siteKey: string): { read(): Mark; write(mark: Mark): void } {
  const key = `parley:${siteKey}`;
  return {
    read: () => quietly(() => sessionStorage.getItem(key) as Mark) ?? null,
    write: (mark) => void quietly(() => (mark ? sessionStorage.setItem(key, mark) : sessionStorage.removeItem(key))),
  };
}

/** Storage may be forbidden; then the chat simply does not open by itself on the next page. */
function quietly<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
